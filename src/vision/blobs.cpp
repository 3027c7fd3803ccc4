#include "vision/blobs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "vision/mat.hpp"

namespace formradar {
namespace {

// The level of the paper around each pixel: a closing swallows dark things smaller than its kernel and keeps the edges of
// shadows.
cv::Mat paper_level(const cv::Mat& picture) {
    constexpr int reduction = 4;
    cv::Mat small, level;
    cv::resize(picture, small, {}, 1.0 / reduction, 1.0 / reduction, cv::INTER_AREA);
    const int reach = std::max(3, static_cast<int>(std::lround(0.012 * std::max(small.rows, small.cols)))); // 3.5 mm either side
    cv::morphologyEx(small, level, cv::MORPH_CLOSE, cv::Mat::ones(2 * reach + 1, 2 * reach + 1, CV_8U), {-1, -1}, 1,
                     cv::BORDER_REPLICATE);
    cv::blur(level, level, {3, 3});
    cv::resize(level, level, picture.size(), 0, 0, cv::INTER_LINEAR);
    return level;
}

// Darkness relative to the local paper, scaled so that the darkest two percent of print are 0 and paper is 1; true where below
// the threshold.
cv::Mat dark_mask(const cv::Mat& picture, double threshold) {
    cv::Mat ratio;
    cv::divide(picture, paper_level(picture), ratio, 200);
    int histogram[256] = {};
    for (int y = 0; y < ratio.rows; ++y) {
        for (const std::uint8_t value : std::span(ratio.ptr(y), static_cast<std::size_t>(ratio.cols))) {
            ++histogram[value];
        }
    }
    const auto wanted = static_cast<int>(0.004 * static_cast<double>(ratio.total()));
    int darkest = 0;
    for (int seen = histogram[0]; seen < wanted && darkest < 199; ++darkest) {
        seen += histogram[darkest + 1];
    }
    return ratio < darkest + threshold * (200 - darkest);
}

struct Moments {
    double area = 0, x = 0, y = 0, solidity = 0;
};

Moments moments_of(const cv::Mat& labels, int label, const cv::Rect& box) {
    double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (int y = 0; y < box.height; ++y) {
        const int* row = labels.ptr<int>(box.y + y) + box.x;
        for (int x = 0; x < box.width; ++x) {
            if (row[x] == label) {
                n += 1;
                sx += x;
                sy += y;
                sxx += double(x) * x;
                syy += double(y) * y;
                sxy += double(x) * y;
            }
        }
    }
    const double cx = sx / n, cy = sy / n;
    // A pixel is a square, not a point: its own second moment is 1/12.
    const double vx = sxx / n - cx * cx + 1.0 / 12, vy = syy / n - cy * cy + 1.0 / 12, vxy = sxy / n - cx * cy;
    const double spread = std::sqrt(std::max(1e-9, vx * vy - vxy * vxy));
    return {n, box.x + cx + 0.5, box.y + cy + 0.5, n / (4 * std::numbers::pi * spread)};
}

} // namespace

std::vector<Blob> find_blobs(const GrayImage& picture, const BlobOptions& options) {
    const int long_side = std::max(picture.width(), picture.height());
    const int reduction = std::max(1, static_cast<int>(std::lround(static_cast<double>(long_side) / options.reduced_long_side)));
    const cv::Mat full = view(picture);
    cv::Mat reduced = full;
    if (reduction > 1) { // cropped to a multiple, so that the fast integer path of the area filter is taken
        const cv::Rect multiple(0, 0, full.cols / reduction * reduction, full.rows / reduction * reduction);
        cv::resize(full(multiple), reduced, multiple.size() / reduction, 0, 0, cv::INTER_AREA);
    }
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(dark_mask(reduced, options.threshold), labels, stats, centres, 8, CV_32S);
    const double unit = std::max(reduced.rows, reduced.cols);
    const double smallest = options.smallest * unit, largest = options.largest * unit;
    std::vector<Blob> blobs;
    for (int label = 1; label < count; ++label) {
        const cv::Rect box(stats.at<int>(label, cv::CC_STAT_LEFT), stats.at<int>(label, cv::CC_STAT_TOP),
                           stats.at<int>(label, cv::CC_STAT_WIDTH), stats.at<int>(label, cv::CC_STAT_HEIGHT));
        const int area = stats.at<int>(label, cv::CC_STAT_AREA);
        if (std::min(box.width, box.height) < smallest / 2 || std::max(box.width, box.height) > largest ||
            area < 0.45 * smallest * smallest || area < box.area() / 3) {
            continue;
        }
        const auto m = moments_of(labels, label, box);
        if (m.solidity >= options.least_solidity) {
            blobs.push_back({{m.x * reduction, m.y * reduction}, m.area * reduction * reduction, m.solidity});
        }
    }
    // Large ones first: the corner squares, which start the search, are larger than letters and the codes' finders.
    std::ranges::sort(blobs, std::greater{}, &Blob::area);
    blobs.resize(std::min(blobs.size(), options.most));
    return blobs;
}

} // namespace formradar
