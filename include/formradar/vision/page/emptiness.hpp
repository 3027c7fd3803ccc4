// How much is printed or written on a picture that no page was found in: a blank back, a black page, or something else.
#pragma once

#include "formradar/core/image.hpp"

namespace formradar::vision {

struct Emptiness {
    double ink = 0;    // share of the picture that is clearly darker than what is around it
    double bright = 0; // mean level, 0..255
};

// Edges of the picture (4 % a side) are left out: lids, tables and punch holes. Print that shines through from the other side is
// no ink.
[[nodiscard]] Emptiness emptiness_of(const GrayImage&);

} // namespace formradar::vision
