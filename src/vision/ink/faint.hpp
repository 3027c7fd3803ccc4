// Strokes too faint for their pixels to stand out of the noise: found by averaging along straight pieces in all directions.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "vision/page/outlines.hpp"

namespace formradar::vision {

struct FaintOptions {
    double length = 2.6; // mm: shorter than the straight parts of a tick in a 7 mm box
    int directions = 12;
    double clip = 0.35;     // darkness above which a pixel does not count for more: one black speck is no line
    double outstanding = 5; // robust standard deviations of the response over all boxes of the sheet
    double least = 0.03;    // darkness, whatever the noise
};

// Adds to `mask`, inside the boxes only. `print` is left out.
void add_faint_strokes(cv::Mat& mask, const Sheet&, const cv::Mat& print, std::span<const Rect<Mm>> boxes,
                       const FaintOptions& = {});

// The strongest response in each box: shows a faint stroke where no pixel could be called ink.
[[nodiscard]] std::vector<double> line_peaks(const Sheet&, const cv::Mat& print, std::span<const Rect<Mm>> boxes,
                                             const FaintOptions& = {});

} // namespace formradar::vision
