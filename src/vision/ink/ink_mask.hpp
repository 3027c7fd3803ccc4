// Which pixels of a straightened part of a page are ink that was added to the print.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "formradar/vision/page/boxes.hpp"
#include "vision/page/outlines.hpp"

namespace formradar::vision {

// 255 where outlines (as wide as they look, `half_width` mm to each side) and labels are printed.
[[nodiscard]] cv::Mat print_mask(const Sheet&, std::span<const BoxPlace>, std::span<const FoundBox>, double half_width);

struct InkMask {
    cv::Mat mask;                     // 255 where ink is; behind print where it goes on at both sides
    Sheet even;                       // its darkness made as noisy everywhere as it is in most places
    std::vector<double> noise;        // of the paper about each box, in darkness
    std::vector<double> coarse_noise; // the same of averages over 0.6 mm; 0 in a picture with little noise
};

// Ink is darker than `faintest` (darkness) and stands out of the paper's noise. Where there is noise, a pencil's lines are looked
// for in averages as well.
[[nodiscard]] InkMask ink_mask(const Sheet&, const cv::Mat& print, std::span<const Rect<Mm>> boxes, double faintest);

// All that is darker than `least`, without a look for pencil.
[[nodiscard]] cv::Mat dark_ink_mask(const Sheet&, const cv::Mat& print, double least);

} // namespace formradar::vision
