#include "vision/page/blobs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "vision/page/components.hpp"
#include "vision/page/mat.hpp"

namespace formradar::vision {
namespace {

constexpr int level_reduction = 4;

// Cropped to a multiple of `step`, so that OpenCV need not interpolate.
cv::Mat shrink(const cv::Mat& picture, int step) {
    const cv::Rect multiple(0, 0, picture.cols / step * step, picture.rows / step * step);
    cv::Mat smaller;
    cv::resize(picture(multiple), smaller, multiple.size() / step, 0, 0, cv::INTER_AREA);
    return smaller;
}

// The level of the paper around each pixel, at a quarter of the size: a closing swallows dark things smaller than its kernel and
// keeps the edges of shadows.
cv::Mat paper_level(const cv::Mat& picture) {
    cv::Mat level;
    const cv::Mat small = shrink(picture, level_reduction);
    const int reach = std::max(3, static_cast<int>(std::lround(0.012 * std::max(small.rows, small.cols)))); // 3.5 mm either side
    cv::morphologyEx(small, level, cv::MORPH_CLOSE, cv::Mat::ones(2 * reach + 1, 2 * reach + 1, CV_8U), {-1, -1}, 1,
                     cv::BORDER_REPLICATE);
    cv::blur(level, level, {3, 3});
    return level;
}

// How dark the darkest print is: that share of the paper's level which 0.4 % of the pixels lie below. From every fourth row.
double print_level(const cv::Mat& picture, const cv::Mat& level) {
    constexpr double share = 0.004;
    std::array<int, 257> histogram{};
    int seen = 0;
    for (int y = level_reduction / 2; y < picture.rows; y += level_reduction) {
        const std::uint8_t* row = picture.ptr(y);
        const std::uint8_t* paper = level.ptr(std::min(y / level_reduction, level.rows - 1));
        for (int x = 0; x < level.cols * level_reduction; ++x, ++seen) {
            ++histogram.at(static_cast<std::size_t>(std::min(256, 256 * row[x] / std::max<int>(1, paper[x / level_reduction]))));
        }
    }
    const auto wanted = static_cast<int>(share * seen);
    std::size_t darkest = 0;
    for (int below = histogram[0]; below < wanted && darkest < 255;) {
        below += histogram.at(++darkest);
    }
    return static_cast<double>(darkest) / 256;
}

// 255 where the picture is darker than `threshold` of the way from the print's level to the paper's.
cv::Mat dark_mask(const cv::Mat& picture, double threshold) {
    const cv::Mat level = paper_level(picture);
    const double print = print_level(picture, level);
    cv::Mat limit;
    level.convertTo(limit, CV_8U, print + threshold * (1 - print));
    cv::resize(limit, limit, picture.size(), 0, 0, cv::INTER_LINEAR);
    return picture < limit;
}

// Area over that of the ellipse with the same second moments: the same in any perspective.
double solidity_of(const Shape& shape, double area) {
    const double spread = std::sqrt(std::max(1e-9, shape.xx * shape.yy - shape.xy * shape.xy));
    return area / (4 * std::numbers::pi * spread);
}

// Of a picture that is to be a quarter or less, two rows are averaged and the others left out: the marks are a dozen rows high,
// and half of the memory and more need not be looked at. `reduction` is even.
cv::Mat reduce_much(const cv::Mat& picture, int reduction) {
    const int apart = reduction / 2;
    const cv::Mat rows(picture.rows / apart, picture.cols, CV_8U, picture.data,
                       static_cast<std::size_t>(apart) * picture.step[0]);
    const cv::Mat half = shrink(rows, 2);
    cv::Mat smaller(half.rows, half.cols / apart, CV_8U);
    for (int y = 0; y < smaller.rows; ++y) {
        const std::uint8_t* from = half.ptr(y);
        std::uint8_t* to = smaller.ptr(y);
        for (int x = 0; x < smaller.cols; ++x, from += apart) {
            int sum = apart / 2;
            for (int i = 0; i < apart; ++i) {
                sum += from[i];
            }
            to[x] = static_cast<std::uint8_t>(sum / apart);
        }
    }
    return smaller;
}

cv::Mat reduce(const cv::Mat& picture, int reduction) {
    return reduction >= 4 ? reduce_much(picture, reduction) : reduction > 1 ? shrink(picture, reduction) : picture;
}

} // namespace

std::vector<Blob> find_blobs(const GrayImage& picture, const BlobOptions& options) {
    const int long_side = std::max(picture.width(), picture.height());
    int reduction = std::max(1, static_cast<int>(std::lround(static_cast<double>(long_side) / options.reduced_long_side)));
    reduction -= reduction > 4 ? reduction % 2 : 0;
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

} // namespace formradar::vision
