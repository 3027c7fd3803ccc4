// How noisy the paper is, and where: in a shadow more than in the light, because a camera's noise does not darken with the paper.
#pragma once

#include <opencv2/core.hpp>

#include "vision/page/outlines.hpp"

namespace formradar::vision {

class PaperNoise {
public:
    // `dark` is darkness, smoothed, of the sheet; `near_print` 255 where outlines and letters darken the paper or its rim.
    PaperNoise(const Sheet&, const cv::Mat& dark, const cv::Mat& near_print);

    [[nodiscard]] double typical() const { return typical_; } // spread of the darkness over all
    [[nodiscard]] bool is_even() const { return excess_.empty(); }
    // How many times the typical noise there is, 1 or more, at the worst place of `part` (px).
    [[nodiscard]] double excess(const cv::Rect& part) const;
    // Darkness made paler where there is more noise, so that the same threshold holds everywhere.
    [[nodiscard]] cv::Mat evened(const cv::Mat& dark) const;

private:
    double typical_ = 0;
    int tile_ = 1;                // px
    cv::Mat_<float> excess_ = {}; // one value a tile; empty when the paper is as noisy everywhere
};

// Spread of the paper's darkness, from the middle of the values, which no mark reaches. 0 where hardly any paper is seen.
[[nodiscard]] double noise_of(const cv::Mat& dark, const cv::Mat& near_print);

} // namespace formradar::vision
