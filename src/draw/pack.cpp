// Pixels to fewer bits.
#include "pack.hpp"

#include <algorithm>

namespace formradar::draw {
namespace {

int bits_for(const GrayImage& image) {
    const auto all = [&](auto fits) { return std::ranges::all_of(image.pixels(), fits); };
    if (all([](int grey) { return grey % 255 == 0; })) {
        return 1;
    }
    return all([](int grey) { return grey % 17 == 0; }) ? 4 : 8;
}

} // namespace

PackedImage packed_image(const GrayImage& image) {
    PackedImage packed{.bits = bits_for(image), .bytes = {}};
    const auto bits = static_cast<std::size_t>(packed.bits);
    const std::size_t stride = (static_cast<std::size_t>(image.width()) * bits + 7) / 8;
    packed.bytes.resize(stride * static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        std::size_t bit = static_cast<std::size_t>(y) * stride * 8;
        for (const unsigned grey : image.row(y)) {
            const unsigned value = grey >> (8 - bits);
            packed.bytes[bit / 8] = static_cast<std::uint8_t>(packed.bytes[bit / 8] | (value << (8 - bits - bit % 8)));
            bit += bits;
        }
    }
    return packed;
}

} // namespace formradar::draw
