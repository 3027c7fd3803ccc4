// Four pixels about each place are weighed. Plain loops, of which the compiler makes vector instructions: with AVX2, which can
// multiply whole numbers, a third of the time that OpenCV takes.
#include "vision/page/bilinear.hpp"

#include <algorithm>
#include <cstring>
#include <opencv2/imgproc.hpp>

namespace formradar::vision {
namespace {

constexpr int bits = 5; // of parts_of_pixel
static_assert(1 << bits == parts_of_pixel);

std::uint8_t weighed(int upper_left, int upper_right, int lower_left, int lower_right, int x, int y) {
    const int right = x & (parts_of_pixel - 1), down = y & (parts_of_pixel - 1);
    const int upper = upper_left * parts_of_pixel + (upper_right - upper_left) * right;
    const int lower = lower_left * parts_of_pixel + (lower_right - lower_left) * right;
    constexpr int half = 1 << (2 * bits - 1);
    return static_cast<std::uint8_t>((upper * parts_of_pixel + (lower - upper) * down + half) >> (2 * bits));
}

std::uint8_t at_edge(const cv::Mat& picture, int x, int y) {
    const int left = std::clamp(x >> bits, 0, picture.cols - 1), right = std::clamp((x >> bits) + 1, 0, picture.cols - 1);
    const auto* upper = picture.ptr(std::clamp(y >> bits, 0, picture.rows - 1));
    const auto* lower = picture.ptr(std::clamp((y >> bits) + 1, 0, picture.rows - 1));
    return weighed(upper[left], upper[right], lower[left], lower[right], x, y);
}

#if defined(__x86_64__)

constexpr int block = 64; // px that are looked at together, whether an edge is near

// Four bytes are read from each place on, of which two are wanted: that is what vector instructions can load.
std::uint32_t four_bytes(const std::uint8_t* from) {
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
}

struct Range {
    int least = 0, most = 0;
};

[[gnu::noinline, gnu::target("avx2")]] Range range_of(const int* values, int count) {
    int least = values[0], most = values[0];
    for (int i = 0; i < count; ++i) {
        const int value = values[i];
        least = std::min(least, value);
        most = std::max(most, value);
    }
    return {least, most};
}

bool is_inside(const cv::Mat& picture, const int* x, const int* y, int count) {
    const auto across = range_of(x, count), down = range_of(y, count);
    return across.least >= 0 && down.least >= 0 && (across.most >> bits) + 4 <= picture.cols &&
           (down.most >> bits) + 1 < picture.rows;
}

// Not inlined, or the compiler forgets that the picture and the row lie apart, and makes no vector instructions.
[[gnu::noinline, gnu::target("avx2")]] void sample_inside(const std::uint8_t* __restrict from, int step, const int* __restrict x,
                                                          const int* __restrict y, std::uint8_t* __restrict to, int count) {
    const auto first = [](std::uint32_t bytes) { return static_cast<int>(bytes & 255U); };
    for (int i = 0; i < count; ++i) {
        const int at = (y[i] >> bits) * step + (x[i] >> bits);
        const auto upper = four_bytes(from + at), lower = four_bytes(from + step + at);
        to[i] = weighed(first(upper), first(upper >> 8U), first(lower), first(lower >> 8U), x[i], y[i]);
    }
}

[[gnu::target("avx2")]] void sample_in_blocks(const cv::Mat& picture, const int* x, const int* y, std::uint8_t* to, int count) {
    for (int i = 0; i < count; i += block) {
        const int length = std::min(block, count - i);
        if (is_inside(picture, x + i, y + i, length)) {
            sample_inside(picture.data, static_cast<int>(picture.step[0]), x + i, y + i, to + i, length);
        } else {
            for (int k = i; k < i + length; ++k) {
                to[k] = at_edge(picture, x[k], y[k]);
            }
        }
    }
}

#endif

} // namespace

void sample_row(const cv::Mat& picture, std::span<const int> x, std::span<const int> y, std::span<std::uint8_t> to) {
#if defined(__x86_64__)
    static const bool has_wide_vectors = __builtin_cpu_supports("avx2");
    if (has_wide_vectors) {
        sample_in_blocks(picture, x.data(), y.data(), to.data(), static_cast<int>(to.size()));
        return;
    }
#endif
    sample_row_plainly(picture, x, y, to);
}

void sample_row_plainly(const cv::Mat& picture, std::span<const int> x, std::span<const int> y, std::span<std::uint8_t> to) {
    const auto count = static_cast<int>(to.size());
    cv::Mat whole(1, count, CV_16SC2), fraction(1, count, CV_16UC1), row(1, count, CV_8U, to.data());
    auto* places = whole.ptr<std::int16_t>();
    auto* parts = fraction.ptr<std::uint16_t>();
    for (std::size_t i = 0; i < to.size(); ++i) {
        places[2 * i] = cv::saturate_cast<std::int16_t>(x[i] >> bits);
        places[2 * i + 1] = cv::saturate_cast<std::int16_t>(y[i] >> bits);
        parts[i] = static_cast<std::uint16_t>((y[i] & (parts_of_pixel - 1)) << bits | (x[i] & (parts_of_pixel - 1)));
    }
    cv::remap(picture, row, whole, fraction, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
}

} // namespace formradar::vision
