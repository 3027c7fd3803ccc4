#include "vision/darkness.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace formradar {
namespace {

// A blackened box is 7 mm wide: the closing must be wider to see the paper beside it.
constexpr double widest_mark = 9; // mm

// A closing takes the brightest of noisy cells and so lies above the paper; the mean of the cells that are paper does not. Where
// there is none near, under a blackened box, the closing stands.
cv::Mat paper_mean(const cv::Mat& level, const cv::Mat& closed) {
    constexpr double darkest_paper = 0.9; // of the closing: noise of cells stays within, ink does not
    constexpr int window = 7;             // cells: 5 mm, narrow enough to follow the edge of a shadow
    cv::Mat levels, ceilings, is_paper, sums, counts;
    level.convertTo(levels, CV_32F);
    closed.convertTo(ceilings, CV_32F);
    cv::Mat(levels > darkest_paper * ceilings).convertTo(is_paper, CV_32F, 1 / 255.0);
    cv::boxFilter(levels.mul(is_paper), sums, CV_32F, {window, window}, {-1, -1}, false, cv::BORDER_REPLICATE);
    cv::boxFilter(is_paper, counts, CV_32F, {window, window}, {-1, -1}, false, cv::BORDER_REPLICATE);
    cv::Mat paper = ceilings;
    for (int y = 0; y < paper.rows; ++y) {
        for (int x = 0; x < paper.cols; ++x) {
            if (counts.at<float>(y, x) > 3) {
                paper.at<float>(y, x) = sums.at<float>(y, x) / counts.at<float>(y, x);
            }
        }
    }
    return paper;
}

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
    closed = paper_mean(level, closed);
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
