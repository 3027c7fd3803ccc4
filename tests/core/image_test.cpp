#include "formradar/core/image.hpp"

#include <gtest/gtest.h>

namespace formradar {
namespace {

TEST(GrayImage, has_rows_without_padding) {
    GrayImage image(3, 2, 255);
    image.row(1)[2] = 7;
    EXPECT_EQ(image.pixels().size(), 6U);
    EXPECT_EQ(image.pixels()[5], 7);
    EXPECT_EQ(image.row(0).size(), 3U);
}

TEST(GrayImage, is_empty_without_size) {
    EXPECT_TRUE(GrayImage().empty());
    EXPECT_TRUE(GrayImage(0, 5).empty());
    EXPECT_EQ(GrayImage(), GrayImage());
    EXPECT_FALSE(GrayImage(1, 1, 0).empty());
}

TEST(GrayImage, copies_its_bytes) {
    GrayImage image(2, 2, 10);
    GrayImage copy = image;
    copy.row(0)[0] = 99;
    EXPECT_EQ(image.row(0)[0], 10);
    EXPECT_NE(image, copy);
    image = copy;
    EXPECT_EQ(image, copy);
    const GrayImage& itself = image;
    image = itself;
    EXPECT_EQ(image, copy);
}

TEST(GrayImage, moves_without_losing_its_bytes) {
    GrayImage image(2, 2, 10);
    GrayImage moved = std::move(image);
    EXPECT_EQ(moved, GrayImage(2, 2, 10));
}

TEST(GrayImage, differs_by_shape_and_by_content) {
    EXPECT_NE(GrayImage(2, 3, 0), GrayImage(3, 2, 0));
    EXPECT_NE(GrayImage(2, 2, 0), GrayImage(2, 2, 1));
}

} // namespace
} // namespace formradar
