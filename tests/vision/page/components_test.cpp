// Small masks as text: X is ink.
#include "vision/page/components.hpp"

#include <gtest/gtest.h>

#include <string>

namespace formradar::vision {
namespace {

cv::Mat mask_of(const std::vector<std::string>& lines) {
    cv::Mat mask(static_cast<int>(lines.size()), static_cast<int>(lines.front().size()), CV_8U);
    for (int y = 0; y < mask.rows; ++y) {
        for (int x = 0; x < mask.cols; ++x) {
            mask.at<std::uint8_t>(y, x) = lines[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == 'X' ? 255 : 0;
        }
    }
    return mask;
}

TEST(ComponentsOf, an_empty_mask_has_none) {
    EXPECT_TRUE(components_of(mask_of({"    ", "    "})).empty());
}

TEST(ComponentsOf, diagonals_are_connected) {
    const auto found = components_of(mask_of({"X   X", " X X ", "  X  ", " X X ", "X   X"}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].area, 9);
    EXPECT_EQ(found[0].bounds, cv::Rect(0, 0, 5, 5));
    EXPECT_EQ(found[0].runs.size(), 9U);
}

TEST(ComponentsOf, a_gap_of_one_pixel_separates) {
    const auto found = components_of(mask_of({"XX XX", "XX XX", "     ", "XXXXX"}));
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].area, 4);
    EXPECT_EQ(found[1].bounds, cv::Rect(3, 0, 2, 2));
    EXPECT_EQ(found[2].area, 5);
}

TEST(ComponentsOf, arms_that_meet_below_are_one) {
    const auto found = components_of(mask_of({"X X X", "X X X", "XXXXX"}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].area, 11);
}

TEST(ComponentsOf, a_ring_is_one_and_what_it_encloses_another) {
    const auto found = components_of(mask_of({"XXXXX", "X   X", "X X X", "X   X", "XXXXX"}));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].area, 16);
    EXPECT_EQ(found[1].area, 1);
}

TEST(ComponentsOf, any_grey_but_0_is_ink) {
    cv::Mat mask = cv::Mat::zeros(1, 3, CV_8U);
    mask.at<std::uint8_t>(0, 1) = 1;
    ASSERT_EQ(components_of(mask).size(), 1U);
}

TEST(ShapeOf, a_bar_has_the_moments_of_a_rectangle) {
    const auto found = components_of(mask_of({"            ", " XXXXXXXXXX ", " XXXXXXXXXX ", "            "}));
    ASSERT_EQ(found.size(), 1U);
    const auto shape = shape_of(found[0]);
    EXPECT_NEAR(shape.x, 6, 1e-9);
    EXPECT_NEAR(shape.y, 2, 1e-9);
    EXPECT_NEAR(shape.xx, 100.0 / 12, 1e-9); // width² / 12
    EXPECT_NEAR(shape.yy, 4.0 / 12, 1e-9);
    EXPECT_NEAR(shape.xy, 0, 1e-9);
}

TEST(ShapeOf, a_diagonal_leans) {
    const auto found = components_of(mask_of({"X   ", " X  ", "  X ", "   X"}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_GT(shape_of(found[0]).xy, 1);
}

} // namespace
} // namespace formradar::vision
