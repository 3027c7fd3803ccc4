#include "vision/blobs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "vision/components.hpp"
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

// Area over that of the ellipse with the same second moments: the same in any perspective.
double solidity_of(const Shape& shape, double area) {
    const double spread = std::sqrt(std::max(1e-9, shape.xx * shape.yy - shape.xy * shape.xy));
    return area / (4 * std::numbers::pi * spread);
}

// In steps of two where possible, which OpenCV does with vector instructions. Cropped to a multiple, so that it can.
cv::Mat reduce(const cv::Mat& picture, int reduction) {
    cv::Mat reduced = picture;
    for (int left = reduction; left > 1;) {
        const int step = left % 2 == 0 ? 2 : left;
        const cv::Rect multiple(0, 0, reduced.cols / step * step, reduced.rows / step * step);
        cv::Mat smaller;
        cv::resize(reduced(multiple), smaller, multiple.size() / step, 0, 0, cv::INTER_AREA);
        reduced = smaller;
        left /= step;
    }
    return reduced;
}

} // namespace

std::vector<Blob> find_blobs(const GrayImage& picture, const BlobOptions& options) {
    const int long_side = std::max(picture.width(), picture.height());
    const int reduction = std::max(1, static_cast<int>(std::lround(static_cast<double>(long_side) / options.reduced_long_side)));
    const cv::Mat reduced = reduce(view(picture), reduction);
    const double unit = std::max(reduced.rows, reduced.cols);
    const double smallest = options.smallest * unit, largest = options.largest * unit;
    std::vector<Blob> blobs;
    for (const auto& component : components_of(dark_mask(reduced, options.threshold))) {
        const auto& box = component.bounds;
        if (std::min(box.width, box.height) < smallest / 2 || std::max(box.width, box.height) > largest ||
            component.area < 0.45 * smallest * smallest || component.area < box.area() / 3.0) {
            continue;
        }
        const auto shape = shape_of(component);
        const double solidity = solidity_of(shape, component.area);
        if (solidity >= options.least_solidity) {
            blobs.push_back({{shape.x * reduction, shape.y * reduction}, component.area * reduction * reduction, solidity});
        }
    }
    // Large ones first: the corner squares, which start the search, are larger than letters and the codes' finders.
    std::ranges::sort(blobs, std::greater{}, &Blob::area);
    blobs.resize(std::min(blobs.size(), options.most));
    return blobs;
}

} // namespace formradar
