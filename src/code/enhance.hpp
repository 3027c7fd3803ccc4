// Simple clean-ups of a picture before another try at finding its codes.
#pragma once

#include "formradar/core/image.hpp"

namespace formradar::code {

[[nodiscard]] GrayImage half_size(const GrayImage&);          // means of 2 x 2 pixels; an odd last row or column is dropped
[[nodiscard]] GrayImage with_full_contrast(const GrayImage&); // the 2nd percentile becomes 0, the 98th 255
[[nodiscard]] GrayImage median3(const GrayImage&);            // of 3 x 3 pixels; the outermost pixels stay as they are

} // namespace formradar::code
