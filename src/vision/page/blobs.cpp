// In a much smaller picture all that is darker than the paper about it is labelled; what is solid and of the right size stays.
#include "vision/page/blobs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <type_traits>

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
    // Tried by register_test: the_page_is_found_within_a_tenth_of_a_millimetre.
    constexpr double widest = 0.012; // of the long side: 3.5 mm of a page either side, more than half an anchor
    const int reach = std::max(3, static_cast<int>(std::lround(widest * std::max(small.rows, small.cols))));
    cv::morphologyEx(small, level, cv::MORPH_CLOSE, cv::Mat::ones(2 * reach + 1, 2 * reach + 1, CV_8U), {-1, -1}, 1,
                     cv::BORDER_REPLICATE);
    cv::blur(level, level, {3, 3});
    return level;
}

// Of each byte, rounded up, in 2^24ths: 256 times a byte, multiplied by it and shifted back, is exactly what dividing gives.
constexpr std::array<std::uint64_t, 256> inverses_of_bytes() {
    std::array<std::uint64_t, 256> inverses{};
    for (std::size_t byte = 0; byte < inverses.size(); ++byte) {
        const std::uint64_t divisor = std::max<std::size_t>(byte, 1);
        inverses.at(byte) = ((std::uint64_t{1} << 24U) + divisor - 1) / divisor;
    }
    return inverses;
}

// How dark the darkest print is: that share of the paper's level which 0.4 % of the pixels lie below. From every fourth row.
double print_level(const cv::Mat& picture, const cv::Mat& level) {
    // Tried by register_test: the_page_is_found_within_a_tenth_of_a_millimetre.
    constexpr double share = 0.004;
    static constexpr auto inverses = inverses_of_bytes();
    std::array<int, 257> histogram{};
    int seen = 0;
    for (int y = level_reduction / 2; y < picture.rows; y += level_reduction) {
        const std::uint8_t* row = picture.ptr(y);
        const std::uint8_t* paper = level.ptr(std::min(y / level_reduction, level.rows - 1));
        for (int cell = 0; cell < level.cols; ++cell) {
            const auto inverse = inverses[paper[cell]];
            for (int x = cell * level_reduction; x < (cell + 1) * level_reduction; ++x) {
                ++histogram[std::min<std::uint64_t>(256, 256 * row[x] * inverse >> 24)]; // NOLINT(*-constant-array-index)
            }
        }
        seen += level.cols * level_reduction;
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

// Each value is the mean of the next `apart`.
void average_along(const std::uint8_t* __restrict from, std::uint8_t* __restrict to, int count, auto apart) {
    for (int x = 0; x < count; ++x) {
        int sum = apart / 2;
        for (int i = 0; i < apart; ++i) {
            sum += from[x * apart + i];
        }
        to[x] = static_cast<std::uint8_t>(sum / apart);
    }
}

// Of a picture that is to be a quarter or less, two rows are averaged and the others left out: the anchors are a dozen rows high,
// and half of the memory and more need not be looked at. `reduction` is even.
cv::Mat reduce_much(const cv::Mat& picture, int reduction) {
    const int apart = reduction / 2;
    const cv::Mat rows(picture.rows / apart, picture.cols, CV_8U, picture.data,
                       static_cast<std::size_t>(apart) * picture.step[0]);
    const cv::Mat half = shrink(rows, 2);
    cv::Mat smaller(half.rows, half.cols / apart, CV_8U);
    for (int y = 0; y < smaller.rows; ++y) {
        switch (apart) { // known to the compiler, so that it uses vector instructions
            case 2:
                average_along(half.ptr(y), smaller.ptr(y), smaller.cols, std::integral_constant<int, 2>{});
                break;
            case 3:
                average_along(half.ptr(y), smaller.ptr(y), smaller.cols, std::integral_constant<int, 3>{});
                break;
            default:
                average_along(half.ptr(y), smaller.ptr(y), smaller.cols, apart);
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
    // Shown by register_test: the_page_is_found_within_a_tenth_of_a_millimetre.
    constexpr double least_area = 0.45; // of the square of the smallest side
    constexpr double most_bounds = 3;   // times its area
    std::vector<Blob> blobs;
    for (const auto& component : components_of(dark_mask(reduced, options.threshold))) {
        const auto& box = component.bounds;
        if (std::min(box.width, box.height) < smallest / 2 || std::max(box.width, box.height) > largest ||
            component.area < least_area * smallest * smallest || component.area < box.area() / most_bounds) {
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
