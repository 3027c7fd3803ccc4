// Greys made of dots become greys again; other pictures are left alone.
#include "formradar/vision/page/halftone.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace formradar::vision {
namespace {

constexpr int side = 400; // px

// Every `pitch`th pixel of every `pitch`th row is black.
GrayImage dots(int pitch) {
    GrayImage picture(side, side, 255);
    for (int y = 0; y < side; y += pitch) {
        for (std::size_t x = 0; x < side; x += static_cast<std::size_t>(pitch)) {
            picture.row(y)[x] = 0;
        }
    }
    return picture;
}

void draw_bar(GrayImage& picture, int top, int bottom) {
    for (int y = top; y < bottom; ++y) {
        std::ranges::fill(picture.row(y).subspan(40, 320), std::uint8_t{0});
    }
}

TEST(WithoutHalftone, a_raster_of_dots_is_one_grey) {
    const auto grey = without_halftone(dots(4));
    ASSERT_TRUE(grey);
    for (int y = 10; y < side - 10; ++y) {
        for (const auto level : grey->row(y).subspan(10, side - 20)) {
            EXPECT_NEAR(level, 255 * 15 / 16.0, 2);
        }
    }
}

TEST(WithoutHalftone, a_line_among_the_dots_stays_where_it_is) {
    auto picture = dots(4);
    draw_bar(picture, 201, 208); // between rows of dots
    const auto grey = without_halftone(picture);
    ASSERT_TRUE(grey);
    EXPECT_EQ(grey->row(204)[200], 0);
    EXPECT_NEAR(grey->row(200)[200], grey->row(208)[200], 20); // as dark above as below
    EXPECT_GT(grey->row(190)[200], 220);
}

TEST(WithoutHalftone, black_and_white_without_dots_is_none) {
    GrayImage picture(side, side, 255);
    draw_bar(picture, 50, 60);
    draw_bar(picture, 200, 300);
    EXPECT_FALSE(without_halftone(picture));
}

TEST(WithoutHalftone, a_picture_with_greys_is_none) {
    auto picture = dots(4);
    for (int y = 0; y < side; ++y) {
        std::ranges::fill(picture.row(y).first(40), std::uint8_t{128});
    }
    EXPECT_FALSE(without_halftone(picture));
}

TEST(WithoutHalftone, an_empty_picture_is_none) {
    EXPECT_FALSE(without_halftone(GrayImage()));
    EXPECT_FALSE(without_halftone(GrayImage(3, 1, 255)));
}

} // namespace
} // namespace formradar::vision
