// Pictures turned, mirrored and stretched.
#pragma once

#include "formradar/core/image.hpp"

namespace formradar::scan {

// The picture upright. `orientation` 1..8 as EXIF and TIFF number them says where its first row and column are:
//   1 top, left    2 top, right    3 bottom, right    4 bottom, left
//   5 left, top    6 right, top    7 right, bottom    8 left, bottom
// Any other number leaves it as it is.
[[nodiscard]] GrayImage turned(GrayImage, int orientation);

// Rows interpolated between their neighbours.
[[nodiscard]] GrayImage with_height(const GrayImage&, int height);

} // namespace formradar::scan
