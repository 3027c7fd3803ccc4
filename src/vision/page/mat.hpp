// A GrayImage's bytes seen as a cv::Mat, without a copy: the one place where OpenCV meets our pictures.
#pragma once

#include <opencv2/core.hpp>

#include "formradar/core/image.hpp"

namespace formradar::vision {

[[nodiscard]] inline cv::Mat view(GrayImage& image) {
    return {image.height(), image.width(), CV_8U, image.pixels().data()};
}

// Only to be read from: OpenCV has no type for that.
[[nodiscard]] inline cv::Mat view(const GrayImage& image) {
    return {image.height(), image.width(), CV_8U, const_cast<std::uint8_t*>(image.pixels().data())};
}

} // namespace formradar::vision
