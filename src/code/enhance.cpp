// Half size, contrast stretch and median, in plain loops.
#include "code/enhance.hpp"

#include <array>

namespace formradar::code {
namespace {

// The grey that `share` of the pixels do not exceed.
int percentile(const GrayImage& image, double share) {
    std::array<std::size_t, 256> counts{};
    for (const auto value : image.pixels()) {
        ++counts.at(value);
    }
    const auto wanted = static_cast<std::size_t>(share * static_cast<double>(image.pixels().size()));
    std::size_t sum = 0;
    for (int grey = 0; grey < 256; ++grey) {
        sum += counts.at(static_cast<std::size_t>(grey));
        if (sum > wanted) {
            return grey;
        }
    }
    return 255;
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
    const int low = percentile(image, darkest);
    const int range = std::max(1, percentile(image, lightest) - low);
    std::array<std::uint8_t, 256> table{};
    for (int grey = 0; grey < 256; ++grey) {
        table.at(static_cast<std::size_t>(grey)) = static_cast<std::uint8_t>(std::clamp((grey - low) * 255 / range, 0, 255));
    }
    GrayImage out(image.width(), image.height());
    std::ranges::transform(image.pixels(), out.pixels().begin(), [&](std::uint8_t grey) { return table.at(grey); });
    return out;
}

GrayImage median3(const GrayImage& image) {
    GrayImage out = image;
    for (int y = 1; y + 1 < image.height(); ++y) {
        const std::array<const std::uint8_t*, 3> rows = {image.row(y - 1).data(), image.row(y).data(), image.row(y + 1).data()};
        auto* const to = out.row(y).data();
        for (int x = 1; x + 1 < image.width(); ++x) {
            std::array<std::uint8_t, 9> around{};
            std::size_t n = 0;
            for (const auto* const row : rows) {
                around.at(n++) = row[x - 1];
                around.at(n++) = row[x];
                around.at(n++) = row[x + 1];
            }
            std::ranges::nth_element(around, around.begin() + 4);
            to[x] = around[4];
        }
    }
    return out;
}

} // namespace formradar::code
