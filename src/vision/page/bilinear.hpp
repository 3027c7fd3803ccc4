// Bilinear samples along a row: OpenCV's, to the last bit, in half of its time where the processor has AVX2.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <span>

namespace formradar::vision {

inline constexpr int parts_of_pixel = 32; // in which places are given: as fine as OpenCV's own

// The grey of `picture` at each place; pixels' middles are whole numbers, and outside of the picture its edge repeats. As many
// places in `x` and `y` as pixels in `to`.
void sample_row(const cv::Mat& picture, std::span<const int> x, std::span<const int> y, std::span<std::uint8_t> to);

// The same without AVX2, for processors that have none.
void sample_row_plainly(const cv::Mat& picture, std::span<const int> x, std::span<const int> y, std::span<std::uint8_t> to);

} // namespace formradar::vision
