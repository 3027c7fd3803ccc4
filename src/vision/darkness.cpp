#include "vision/darkness.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace formradar {
namespace {

// A blackened box is 7 mm wide: the closing must be wider to see the paper beside it.
constexpr double widest_mark = 9; // mm

cv::Mat paper_level(const cv::Mat& straight, double px_per_mm) {
    const int cell = std::max(1, static_cast<int>(std::lround(px_per_mm * 0.75)));
    const cv::Size cells((straight.cols + cell - 1) / cell, (straight.rows + cell - 1) / cell);
    cv::Mat padded, level, closed;
    cv::copyMakeBorder(straight, padded, 0, cells.height * cell - straight.rows, 0, cells.width * cell - straight.cols,
                       cv::BORDER_REPLICATE);
    cv::resize(padded, level, cells, 0, 0, cv::INTER_AREA);
    const int reach = static_cast<int>(std::ceil(widest_mark / 2 * px_per_mm / cell));
    cv::morphologyEx(level, closed, cv::MORPH_CLOSE, cv::Mat::ones(2 * reach + 1, 2 * reach + 1, CV_8U), {-1, -1}, 1,
                     cv::BORDER_REPLICATE);
    closed.convertTo(closed, CV_32F);
    cv::blur(closed, closed, {3, 3}, {-1, -1}, cv::BORDER_REPLICATE);
    cv::resize(closed, closed, padded.size(), 0, 0, cv::INTER_LINEAR);
    return closed(cv::Rect(0, 0, straight.cols, straight.rows));
}

} // namespace

cv::Mat darkness_of(const cv::Mat& straight, double px_per_mm, double black) {
    const cv::Mat paper = paper_level(straight, px_per_mm);
    cv::Mat dark(straight.size(), CV_32F);
    const auto scale = static_cast<float>(1 / std::max(0.15, 1 - black));
    for (int y = 0; y < straight.rows; ++y) {
        const std::uint8_t* level = straight.ptr(y);
        const float* white = paper.ptr<float>(y);
        float* out = dark.ptr<float>(y);
        for (int x = 0; x < straight.cols; ++x) {
            out[x] = (1 - static_cast<float>(level[x]) / std::max(1.0F, white[x])) * scale;
        }
    }
    return dark;
}

} // namespace formradar
