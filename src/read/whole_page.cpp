// Pages to be looked at on a screen.
#include "read/whole_page.hpp"

#include "formradar/vision/page/straighten.hpp"

namespace formradar::read {
namespace {

constexpr double px_per_mm = 5; // the small print beside a code is readable
constexpr int long_side = 1800; // px

std::uint8_t mean_of(const GrayImage& picture, int left, int top, int size) {
    int sum = 0;
    for (int y = top; y < top + size; ++y) {
        for (const auto pixel : picture.row(y).subspan(static_cast<std::size_t>(left), static_cast<std::size_t>(size))) {
            sum += pixel;
        }
    }
    return static_cast<std::uint8_t>(sum / (size * size));
}

} // namespace

GrayImage whole_page(const GrayImage& picture, const vision::PageMap& map, Size<Mm> paper) {
    return vision::straighten(picture, map, {0, 0, paper.width, paper.height}, px_per_mm);
}

GrayImage smaller(const GrayImage& picture) {
    const int step = std::max(1, std::max(picture.width(), picture.height()) / long_side);
    GrayImage result(picture.width() / step, picture.height() / step);
    for (int y = 0; y < result.height(); ++y) {
        auto row = result.row(y);
        for (int x = 0; x < result.width(); ++x) {
            row[static_cast<std::size_t>(x)] = mean_of(picture, x * step, y * step, step);
        }
    }
    return result;
}

} // namespace formradar::read
