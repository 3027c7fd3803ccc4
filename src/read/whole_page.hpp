// The page as a whole for a person to look at: flat and upright where it was found, else the picture as it is.
#pragma once

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"
#include "formradar/vision/page/page_map.hpp"

namespace formradar::read {

[[nodiscard]] GrayImage whole_page(const GrayImage& picture, const vision::PageMap&, Size<Mm> paper);
[[nodiscard]] GrayImage smaller(const GrayImage& picture); // about 1,800 px on its long side, or as it is

} // namespace formradar::read
