// A GrayImage seen as OpenCV's matrix, without a copy. Private to the simulator.
#pragma once

#include <opencv2/core.hpp>

#include "formradar/core/image.hpp"

namespace formradar::simulator {

[[nodiscard]] inline cv::Mat mat_of(GrayImage& image) {
    return {image.height(), image.width(), CV_8UC1, image.pixels().data()};
}

[[nodiscard]] inline cv::Mat mat_of(const GrayImage& image) { // only to be read
    return {image.height(), image.width(), CV_8UC1, const_cast<std::uint8_t*>(image.pixels().data())};
}

} // namespace formradar::simulator
