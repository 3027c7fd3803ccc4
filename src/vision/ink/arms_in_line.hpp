// The long arm of a cross, and arms of crosses in several rows that lie in one line: not the fold or the streak that they look
// like.
#pragma once

#include <opencv2/core.hpp>
#include <span>

#include "vision/ink/lines.hpp"
#include "vision/page/outlines.hpp"

namespace formradar::vision {

// Every box that the line leads through, at least one, holds a cross of which the line is one arm, as dark as the other, and
// nearly all of the line lies in or about these boxes. `mask` is 255 where ink is, `print` where it is hidden.
[[nodiscard]] bool are_arms_in_line(const LongLine&, const cv::Mat& mask, const cv::Mat& print, const Sheet&,
                                    std::span<const Rect<Mm>> boxes);

} // namespace formradar::vision
