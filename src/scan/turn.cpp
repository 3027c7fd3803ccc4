// The eight orientations as mirroring of rows, of columns, and transposition.
#include "scan/turn.hpp"

#include <cmath>

namespace formradar::scan {
namespace {

void mirror_rows(GrayImage& image) {
    for (int y = 0; y < image.height(); ++y) {
        std::ranges::reverse(image.row(y));
    }
}

// In square tiles, because writing down a column touches a new cache line at every pixel.
GrayImage transposed(const GrayImage& image) {
    constexpr int tile = 32;
    GrayImage out(image.height(), image.width());
    for (int top = 0; top < image.height(); top += tile) {
        const int bottom = std::min(top + tile, image.height());
        for (int left = 0; left < image.width(); left += tile) {
            const int right = std::min(left + tile, image.width());
            for (int x = left; x < right; ++x) {
                auto* const to = out.row(x).data();
                for (int y = top; y < bottom; ++y) {
                    to[y] = image.row(y)[static_cast<std::size_t>(x)];
                }
            }
        }
    }
    return out;
}

} // namespace

GrayImage turned(GrayImage image, int orientation) {
    if (orientation < 2 || orientation > 8) {
        return image;
    }
    if (orientation >= 5) {
        image = transposed(image);
    }
    if (orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8) {
        std::ranges::reverse(image.pixels()); // half a turn
    }
    if (orientation == 2 || orientation == 4 || orientation == 6 || orientation == 8) {
        mirror_rows(image);
    }
    return image;
}

GrayImage with_height(const GrayImage& image, int height) {
    GrayImage out(image.width(), height);
    for (int y = 0; y < height; ++y) {
        const double from = std::clamp((y + 0.5) * image.height() / height - 0.5, 0.0, image.height() - 1.0);
        const int upper = static_cast<int>(from);
        const auto below = static_cast<int>(std::lround((from - upper) * 256));
        const auto first = image.row(upper);
        const auto second = image.row(std::min(upper + 1, image.height() - 1));
        std::ranges::transform(first, second, out.row(y).begin(), [&](int a, int b) {
            return static_cast<std::uint8_t>((a * (256 - below) + b * below + 128) / 256);
        });
    }
    return out;
}

} // namespace formradar::scan
