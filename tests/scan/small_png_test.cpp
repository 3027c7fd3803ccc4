#include "formradar/scan/small_png.hpp"

#include <gtest/gtest.h>

#include "formradar/scan/encode.hpp"

namespace formradar::scan {
namespace {

GrayImage slope() {
    GrayImage image(60, 20, 255);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            image.row(y)[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(x * 4 + y);
        }
    }
    return image;
}

TEST(SmallPng, pictures_of_every_program_are_opened) {
    const auto plane = slope();
    EXPECT_EQ(*open_small_png(encode_png(plane, 0)), plane);
    EXPECT_EQ(*open_small_png(encode_png(plane, 300)), plane) << "with its resolution, which nobody needs";
    EXPECT_EQ(*open_small_png(encode_png(ColourImage{plane, plane, plane}, 0)), plane);
}

TEST(SmallPng, what_is_not_the_picture_never_reaches_the_decoder) {
    auto bytes = encode_png(slope(), 0);
    const std::string profile = std::string("\0\0\0\4iCCP", 8) + "junk" + "crc?"; // the decoder would look into it
    bytes.insert(8 + 12 + 13, profile);
    const auto opened = open_small_png(bytes);
    ASSERT_TRUE(opened);
    EXPECT_EQ(*opened, slope());
}

TEST(SmallPng, one_with_too_many_pixels_or_bytes_is_too_large) {
    EXPECT_TRUE(open_small_png(encode_png(GrayImage(4000, 2, 9), 0)));
    for (const auto& bytes : {encode_png(GrayImage(4001, 2, 9), 0), encode_png(GrayImage(2, 4001, 9), 0),
                              encode_png(slope(), 0) + std::string(longest_small_png, ' ')}) {
        const auto refused = open_small_png(bytes);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, RefusalKind::too_large);
    }
}

TEST(SmallPng, cut_short_or_changed_it_gives_that_picture_or_none) {
    const auto good = encode_png(slope(), 0);
    for (std::size_t length = 0; length < good.size(); ++length) {
        EXPECT_FALSE(open_small_png(good.substr(0, length))) << length;
    }
    for (std::size_t i = 0; i < good.size(); ++i) {
        auto bytes = good;
        bytes[i] = static_cast<char>(bytes[i] ^ 0x20);
        const auto opened = open_small_png(bytes);
        EXPECT_TRUE(!opened || *opened == slope()) << i;
    }
    EXPECT_FALSE(open_small_png("<svg/>"));
}

} // namespace
} // namespace formradar::scan
