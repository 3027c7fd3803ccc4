// How much is printed or written on a picture that no page was found in: a blank back, a black page, or something else.
#pragma once

#include "formradar/core/image.hpp"

namespace formradar::vision {

struct Emptiness {
    double ink = 0;          // share of the picture that is clearly darker than what is around it
    double strokes = 0;      // mm² of it in strokes and letters: without holes, staples, folds and dust
    double pale_strokes = 0; // mm² of strokes as pale as a pencil's
    double bright = 0;       // mean level, 0..255
};

// Edges of the picture (4 % a side) are left out: lids and tables. Print that shines through from the other side is no ink. The
// picture is taken to be of a page of A4.
[[nodiscard]] Emptiness emptiness_of(const GrayImage&);

} // namespace formradar::vision
