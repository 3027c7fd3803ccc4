// Where streaks lie on a straightened part of a page.
#pragma once

#include <opencv2/core.hpp>
#include <span>

#include "formradar/vision/page/page_map.hpp"
#include "formradar/vision/page/streaks.hpp"
#include "vision/page/outlines.hpp"

namespace formradar::vision {

// 255 where a streak hides the paper; empty when none does.
[[nodiscard]] cv::Mat streak_mask(const Sheet&, const PageMap&, std::span<const Streak>);

} // namespace formradar::vision
