// Half size, contrast stretch and median, in plain loops.
#include "code/enhance.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace formradar::code {
namespace {

using Histogram = std::array<std::size_t, 256>;

// Neighbours are counted apart: they are often alike, and one counter would wait for itself.
Histogram histogram_of(const GrayImage& image) {
    std::array<Histogram, 4> counts{};
    const auto pixels = image.pixels();
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        ++counts[i % 4][pixels[i]]; // NOLINT(*-constant-array-index): four, and a byte
    }
    for (std::size_t grey = 0; grey < 256; ++grey) {
        counts[0].at(grey) += counts[1].at(grey) + counts[2].at(grey) + counts[3].at(grey);
    }
    return counts[0];
}

// The grey that `wanted` pixels do not exceed.
int percentile(const Histogram& counts, std::size_t wanted) {
    std::size_t sum = 0;
    for (int grey = 0; grey < 256; ++grey) {
        sum += counts.at(static_cast<std::size_t>(grey));
        if (sum > wanted) {
            return grey;
        }
    }
    return 255;
}

// By value: of references the compiler makes no vector instructions.
std::uint8_t darker(std::uint8_t a, std::uint8_t b) {
    return a < b ? a : b;
}
std::uint8_t lighter(std::uint8_t a, std::uint8_t b) {
    return a > b ? a : b;
}
std::uint8_t middle_of(std::uint8_t a, std::uint8_t b, std::uint8_t c) {
    return lighter(darker(a, b), darker(lighter(a, b), c));
}

// Written for vector instructions, as the next: inlined, the compiler could not tell the rows from each other.
[[gnu::noinline]] void sort_columns(const std::uint8_t* __restrict upper, const std::uint8_t* __restrict row,
                                    const std::uint8_t* __restrict lower, std::uint8_t* __restrict least,
                                    std::uint8_t* __restrict middle, std::uint8_t* __restrict most, std::size_t width) {
    for (std::size_t x = 0; x < width; ++x) {
        least[x] = darker(darker(upper[x], row[x]), lower[x]);
        middle[x] = middle_of(upper[x], row[x], lower[x]);
        most[x] = lighter(lighter(upper[x], row[x]), lower[x]);
    }
}

// Of nine pixels the median is that of the largest of the columns' least ones, the median of their middles, and the least of
// their largest (J. L. Smith, Implementing median filters in XC4000E FPGAs, 1996).
[[gnu::noinline]] void medians_of(const std::uint8_t* __restrict least, const std::uint8_t* __restrict middle,
                                  const std::uint8_t* __restrict most, std::uint8_t* __restrict to, std::size_t count) {
    for (std::size_t x = 0; x < count; ++x) {
        const auto dark = lighter(lighter(least[x], least[x + 1]), least[x + 2]);
        const auto between = middle_of(middle[x], middle[x + 1], middle[x + 2]);
        const auto light = darker(darker(most[x], most[x + 1]), most[x + 2]);
        to[x] = middle_of(dark, between, light);
    }
}

} // namespace

GrayImage half_size(const GrayImage& image) {
    GrayImage half(image.width() / 2, image.height() / 2);
    for (int y = 0; y < half.height(); ++y) {
        const auto* const upper = image.row(2 * y).data();
        const auto* const lower = image.row(2 * y + 1).data();
        auto* const out = half.row(y).data();
        for (std::ptrdiff_t x = 0; x < half.width(); ++x) {
            out[x] = static_cast<std::uint8_t>((upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1] + 2) / 4);
        }
    }
    return half;
}

GrayImage with_full_contrast(const GrayImage& image) {
    constexpr double darkest = 0.02, lightest = 0.98; // shares of the pixels: single specks stretch nothing
    const auto counts = histogram_of(image);
    const auto share = [&](double of) { return static_cast<std::size_t>(of * static_cast<double>(image.pixels().size())); };
    const int low = percentile(counts, share(darkest));
    const int range = std::max(1, percentile(counts, share(lightest)) - low);
    std::array<std::uint8_t, 256> table{};
    for (int grey = 0; grey < 256; ++grey) {
        table.at(static_cast<std::size_t>(grey)) = static_cast<std::uint8_t>(std::clamp((grey - low) * 255 / range, 0, 255));
    }
    GrayImage out(image.width(), image.height());
    std::ranges::transform(image.pixels(), out.pixels().begin(), [&](std::uint8_t grey) { return table[grey]; });
    return out;
}

GrayImage median3(const GrayImage& image) {
    GrayImage out = image;
    const auto width = static_cast<std::size_t>(image.width());
    std::vector<std::uint8_t> least(width), middle(width), most(width); // of the three pixels of each column
    for (int y = 1; y + 1 < image.height(); ++y) {
        sort_columns(image.row(y - 1).data(), image.row(y).data(), image.row(y + 1).data(), least.data(), middle.data(),
                     most.data(), width);
        medians_of(least.data(), middle.data(), most.data(), out.row(y).data() + 1, std::max<std::size_t>(width, 2) - 2);
    }
    return out;
}

} // namespace formradar::code
