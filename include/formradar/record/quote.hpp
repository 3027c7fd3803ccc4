// An answer in handwriting, as the results show it.
#pragma once

#include "formradar/core/image.hpp"

namespace formradar::record {

// Upright and cleaned (read/handwriting.hpp), at 6 px/mm.
struct Quote {
    int question = 0; // as in form::Answer
    GrayImage image;
};

} // namespace formradar::record
