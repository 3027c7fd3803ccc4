// How sharp a picture is and how light its paper is: for advice to whoever took it, never for what is read.
#pragma once

#include <optional>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"
#include "formradar/vision/page/page_map.hpp"

namespace formradar::vision {

// How far the sharpest edges of solid print are spread, as a standard deviation in px: along the rows or along the columns,
// whichever is more, as a moving hand blurs one way only. Nothing where there are hardly any such edges.
[[nodiscard]] std::optional<double> edge_spread(const GrayImage&);

// Level of the paper, 0 to 1, in the darkest piece of a part of the page; nothing where the part is not in the picture.
[[nodiscard]] std::optional<double> darkest_paper(const GrayImage&, const PageMap&, Rect<Mm> part);

} // namespace formradar::vision
