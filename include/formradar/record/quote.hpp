// An answer in handwriting, as the results show it.
#pragma once

#include "formradar/core/image.hpp"

namespace formradar::record {

inline constexpr int on_a_back = 0; // in place of a question's number: what was written on the back of a sheet

// Cleaned (read/handwriting.hpp), at 6 px/mm; upright, but for what was written on a back, which stands as in its picture.
struct Quote {
    int question = on_a_back; // or from 1, as in form::Answer
    GrayImage image;
};

} // namespace formradar::record
