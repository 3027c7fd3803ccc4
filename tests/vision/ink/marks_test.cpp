// Which box ink belongs to, drawn as lines on two rows of two boxes.
#include "vision/ink/marks.hpp"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <vector>

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 7;
constexpr double pitch = 12.5, side = 7, first = 18; // mm

using Stroke = std::vector<cv::Point2d>; // mm on the page

cv::Point2d in_box(int row, int column, double x, double y) { // mm from its top left corner
    return {first + pitch * column + x, first + pitch * row + y};
}

// Of the boxes, row by row.
std::vector<Ink> inks_of(const std::vector<Stroke>& strokes, double pen = 0.6) {
    cv::Mat mask = cv::Mat::zeros(420, 420, CV_8U), print = mask.clone(), dark = cv::Mat::zeros(mask.size(), CV_32F);
    const Sheet sheet{.grey = {}, .dark = dark, .zone = {0, 0, 60, 60}, .px_per_mm = px_per_mm};
    std::vector<Rect<Mm>> boxes;
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column) {
            const auto corner = in_box(row, column, 0, 0);
            boxes.push_back({corner.x, corner.y, side, side});
            cv::rectangle(print, pixels(sheet, boxes.back()), 255, 3);
        }
    }
    for (const auto& stroke : strokes) {
        for (std::size_t i = 1; i < stroke.size(); ++i) {
            cv::line(mask, cv::Point(stroke[i - 1] * px_per_mm), cv::Point(stroke[i] * px_per_mm), 255,
                     static_cast<int>(pen * px_per_mm));
        }
    }
    dark.setTo(0.7, mask);
    std::vector<Stray> strays;
    return collect_marks({.mask = mask, .dark = dark, .print = print, .sheet = sheet}, boxes, strays);
}

TEST(CollectMarks, the_foot_of_a_tick_that_runs_into_another_rows_mark_is_a_mark_of_its_box) {
    const std::vector<Stroke> scribble{
        {in_box(0, 1, 1, 1), in_box(0, 1, 6, 2), in_box(0, 1, 1, 3), in_box(0, 1, 6, 4), in_box(0, 1, 1, 5), in_box(0, 1, 6, 6)}};
    auto joined = scribble;
    joined.push_back({in_box(1, 0, 2, 4), in_box(1, 0, 2.8, 5.2), in_box(0, 1, 2, 4)});
    const auto inks = inks_of(joined, 0.8);
    EXPECT_EQ(inks[2].inked, 0); // given to the box that has most of it
    EXPECT_TRUE(inks[2].foreign_mark);
}

TEST(CollectMarks, ink_that_leads_farther_than_a_tick_may_be_several_marks) {
    const auto tick_to = [](double x, double y) {
        return inks_of({{in_box(1, 0, 1.5, 3), in_box(1, 0, 3, 5.5), in_box(0, 1, x, y)}});
    };
    EXPECT_GT(tick_to(6, 1)[1].foreign, 0);
    EXPECT_FALSE(tick_to(6, 1)[1].foreign_mark);
    EXPECT_TRUE(tick_to(20, -13)[1].foreign_mark);
}

TEST(CollectMarks, the_tail_of_a_tick_is_no_mark_where_it_ends) {
    const auto inks = inks_of({{in_box(1, 0, 1.5, 3), in_box(1, 0, 3, 5.5), in_box(0, 1, 3.5, 3.5)}});
    EXPECT_GT(inks[2].inked, 3);
    EXPECT_GT(inks[1].foreign, 0);
    EXPECT_FALSE(inks[1].foreign_mark);
}

TEST(CollectMarks, the_tail_of_a_tick_that_ends_under_a_box_is_known_as_one) {
    const auto ends_at = [](double x, double y) {
        return inks_of({{in_box(1, 0, 1.5, 3), in_box(1, 0, 3, 5.5), in_box(0, 1, x, y)}})[1];
    };
    EXPECT_GT(ends_at(-0.3, 7).beside, 0.3);
    EXPECT_EQ(ends_at(-0.3, 7).tails, ends_at(-0.3, 7).beside);
    EXPECT_EQ(ends_at(4, 4).tails, 0); // in the box
    EXPECT_GT(ends_at(-0.6, 1).beside, 0.3);
    EXPECT_EQ(ends_at(-0.6, 1).tails, 0); // past it
    const auto cross = inks_of({{in_box(1, 0, 1, 6), in_box(0, 1, -0.3, 7)}, {in_box(1, 0, 1, 1), in_box(1, 0, 6, 6)}})[1];
    EXPECT_GT(cross.beside, 0.3);
    EXPECT_EQ(cross.tails, 0); // of a cross
}

TEST(CollectMarks, one_dark_grain_is_dust_and_several_may_be_a_pencils) {
    const auto grains_at = [](const std::vector<double>& places) {
        std::vector<Stroke> grains;
        for (const double x : places) {
            grains.push_back({in_box(0, 0, x, 3), in_box(0, 0, x + 0.2, 3)});
        }
        return inks_of(grains, 0.3)[0];
    };
    EXPECT_GT(grains_at({3}).specks, 0.05);
    EXPECT_EQ(grains_at({3}).pale_specks, 0);
    EXPECT_EQ(grains_at({2, 5}).pale_specks, grains_at({2, 5}).specks);
}

TEST(CollectMarks, the_arm_of_a_cross_in_the_box_above_is_no_foot) {
    const auto inks = inks_of({{in_box(0, 0, -3, -3), in_box(0, 0, 7, 7)}, {in_box(0, 0, 7, -6), in_box(0, 0, 2, 17)}});
    EXPECT_GT(inks[0].inked, 3);
    EXPECT_GT(inks[2].foreign, 0);
    EXPECT_FALSE(inks[2].foreign_mark);
}

TEST(CollectMarks, a_stroke_from_a_black_box_above_that_ends_in_the_box_may_be_a_tick) {
    std::vector<Stroke> black;
    for (double y = 0.6; y < 7; y += 0.4) {
        black.push_back({in_box(0, 0, 0.4, y), in_box(0, 0, 6.6, y)});
    }
    black.push_back({in_box(0, 0, 5, 0), in_box(0, 0, 3, 17)});
    EXPECT_TRUE(inks_of(black)[2].foreign_mark);
    black.back().back() = in_box(0, 0, 4, 14); // hardly in this one
    EXPECT_FALSE(inks_of(black)[2].foreign_mark);
}

} // namespace
} // namespace formradar::vision
