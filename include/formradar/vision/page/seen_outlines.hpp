// Whether a box is printed at a place.
#pragma once

#include <span>
#include <vector>

#include "formradar/vision/page/boxes.hpp"

namespace formradar::vision {

// The share of a box's outline, 0..1, that is seen at each place by the registration's map, or up to `search` mm beside it.
[[nodiscard]] std::vector<double> seen_outlines(const GrayImage&, const Registration&, std::span<const BoxPlace>, double search,
                                                const MeasureOptions& = {});

} // namespace formradar::vision
