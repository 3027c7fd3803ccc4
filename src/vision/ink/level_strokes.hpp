// Words beside a box, told by how many strokes lie next to each other.
#pragma once

#include <opencv2/core.hpp>

namespace formradar::vision {

// How many strokes a level line meets, where it meets the most: words have many, a mark's arm is one. `dark`: darkness, `ink`:
// 255 where marks are, of the same size.
[[nodiscard]] int level_strokes(const cv::Mat& dark, const cv::Mat& ink, double px_per_mm);

} // namespace formradar::vision
