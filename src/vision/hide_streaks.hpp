// Where streaks lie on a straightened part of a page.
#pragma once

#include <opencv2/core.hpp>
#include <span>

#include "formradar/vision/page_map.hpp"
#include "formradar/vision/streaks.hpp"
#include "vision/outlines.hpp"

namespace formradar {

// 255 where a streak hides the paper; empty when none does.
[[nodiscard]] cv::Mat streak_mask(const Sheet&, const PageMap&, std::span<const Streak>);

} // namespace formradar
