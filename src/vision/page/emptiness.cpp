#include "formradar/vision/page/emptiness.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "vision/page/mat.hpp"

namespace formradar::vision {

Emptiness emptiness_of(const GrayImage& picture) {
    constexpr double edge = 0.04;
    constexpr int long_side = 1200;
    constexpr double shine_through = 0.68; // of the paper's level: print seen through 80 g paper stays above 0.75
    if (std::min(picture.width(), picture.height()) < 100) { // too small for the filters, and for a page
        return {1, 255};
    }
    const cv::Mat whole = view(picture);
    const cv::Rect middle(static_cast<int>(edge * whole.cols), static_cast<int>(edge * whole.rows),
                          std::max(1, static_cast<int>((1 - 2 * edge) * whole.cols)),
                          std::max(1, static_cast<int>((1 - 2 * edge) * whole.rows)));
    cv::Mat part = whole(middle), small, paper;
    const double scale = std::min(1.0, static_cast<double>(long_side) / std::max(part.cols, part.rows));
    cv::resize(part, small, {}, scale, scale, cv::INTER_AREA);
    cv::medianBlur(small, small, 3); // dust
    cv::morphologyEx(small, paper, cv::MORPH_CLOSE, cv::Mat::ones(25, 25, CV_8U));
    cv::blur(paper, paper, {9, 9});
    cv::Mat limit;
    paper.convertTo(limit, CV_8U, shine_through);
    return {static_cast<double>(cv::countNonZero(small < limit)) / static_cast<double>(small.total()), cv::mean(small)[0]};
}

} // namespace formradar::vision
