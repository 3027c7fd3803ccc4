// Grey levels to darkness: 0 is the paper around, 1 is as dark as the print, whatever the light, the paper and the toner.
#pragma once

#include <opencv2/core.hpp>

namespace formradar::vision {

// `straight` at `px_per_mm`; `black` is the print's level over the paper's. Returns 32-bit floats, not clamped below.
[[nodiscard]] cv::Mat darkness_of(const cv::Mat& straight, double px_per_mm, double black);

} // namespace formradar::vision
