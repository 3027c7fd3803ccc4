// Measures the paper in and about the boxes as areas: what lies on a digit, or is broad and pale, has no strokes of its own.
#pragma once

#include <span>
#include <vector>

#include "formradar/vision/evidence/surroundings.hpp"
#include "vision/page/outlines.hpp"

namespace formradar::vision {

// `boxes`: the places as found. `print`: 255 where outlines and letters are printed. `per_row`: boxes in a row.
[[nodiscard]] std::vector<Surroundings> measure_surroundings(const Sheet&, const cv::Mat& print, std::span<const BoxPlace>,
                                                             std::span<const FoundBox>, std::size_t per_row);

} // namespace formradar::vision
