// Folds, and streaks in part of a page: thin, straight and far longer than any mark. They are taken out before marks are told
// apart.
#pragma once

#include <functional>
#include <opencv2/core.hpp>
#include <vector>

namespace formradar::vision {

struct LongLine {
    cv::Point2d from, to; // px, centre line
    double thickness = 0; // px
};

struct LineOptions {
    // Tried by lines_test: a_tick_of_20_mm_stays, a_thick_bar_is_no_line, a_line_hidden_behind_outlines_is_removed,
    // crosses_below_each_other_are_no_line.
    double shortest = 24;  // mm: a tick that leaves its box by two widths is 20 mm long
    double thickest = 2.2; // mm: a streak of 8 px at 100 dpi
    double gap = 6.5;      // mm that a line may be out of sight: behind an outline and the letters above it
    double share = 0.8;    // of its length, out of sight not counted, that must be inked: marks below each other cover less
};

// `mask` is 255 where ink is, `print` where outlines and letters hide it. Removes the lines found from the mask, but for those
// that `spared` is true for.
[[nodiscard]] std::vector<LongLine> remove_lines(cv::Mat& mask, const cv::Mat& print, double px_per_mm,
                                                 const std::function<bool(const LongLine&)>& spared = {},
                                                 const LineOptions& = {});

} // namespace formradar::vision
