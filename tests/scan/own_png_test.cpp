#include "formradar/scan/own_png.hpp"

#include <gtest/gtest.h>

#include "formradar/scan/encode.hpp"

namespace formradar::scan {
namespace {

GrayImage strip() {
    GrayImage image(600, 40, 255);
    for (int x = 100; x < 300; ++x) {
        image.row(20)[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(x);
    }
    return image;
}

TEST(OwnPng, crops_and_answers_come_back_as_they_were) {
    for (const auto content : {PngContent::ink, PngContent::scan, PngContent::drawing}) {
        const auto bytes = encode_png(strip(), content);
        EXPECT_TRUE(is_own_png(bytes));
        EXPECT_EQ(open_own_png(bytes), strip());
    }
}

TEST(OwnPng, a_picture_of_another_kind_is_none) {
    const auto plane = strip();
    EXPECT_FALSE(is_own_png(encode_png(plane, 0, PngDepth::black_and_white)));
    EXPECT_FALSE(is_own_png(encode_png(ColourImage{plane, plane, plane}, 0)));
    EXPECT_FALSE(is_own_png(encode_png(plane, 300))); // a chunk with its resolution
    EXPECT_FALSE(is_own_png(encode_jpeg(plane, 90)));
    EXPECT_FALSE(is_own_png("%PDF-1.7"));
    EXPECT_FALSE(is_own_png(""));
}

TEST(OwnPng, one_that_is_larger_than_a_page_is_none) {
    EXPECT_TRUE(is_own_png(encode_png(GrayImage(4000, 1, 9), PngContent::ink)));
    EXPECT_FALSE(is_own_png(encode_png(GrayImage(4001, 1, 9), PngContent::ink)));
    EXPECT_FALSE(is_own_png(encode_png(GrayImage(1, 4001, 9), PngContent::ink)));
}

TEST(OwnPng, cut_short_changed_or_with_a_rest_it_gives_no_picture) {
    const auto good = encode_png(strip(), PngContent::ink);
    for (std::size_t length = 0; length < good.size(); ++length) {
        EXPECT_FALSE(open_own_png(good.substr(0, length))) << length;
    }
    EXPECT_FALSE(open_own_png(good + "x"));
    for (std::size_t i = 0; i < good.size(); ++i) {
        auto bytes = good;
        bytes[i] = static_cast<char>(bytes[i] ^ 0x20);
        const auto opened = open_own_png(bytes);
        EXPECT_TRUE(!opened || *opened == strip()) << i;
    }
}

} // namespace
} // namespace formradar::scan
