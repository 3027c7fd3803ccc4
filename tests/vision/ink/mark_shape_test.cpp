// Marks drawn as lines into and about one box: which are ticks, which are struck through, what is handwriting.
#include "vision/ink/mark_shape.hpp"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <vector>

#include "vision/ink/level_lines.hpp"
#include "vision/ink/level_strokes.hpp"

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 7;
constexpr double margin = 18; // mm round the box

using Stroke = std::vector<cv::Point2d>; // mm from the box's top left corner

MarkPatch patch_of(const std::vector<Stroke>& strokes, double pen = 0.6) {
    const int side = static_cast<int>((7 + 2 * margin) * px_per_mm);
    MarkPatch patch{.own = cv::Mat::zeros(side, side, CV_8U),
                    .print = cv::Mat::zeros(side, side, CV_8U),
                    .marks = {},
                    .box = {margin, margin, 7, 7},
                    .px_per_mm = px_per_mm};
    for (const auto& stroke : strokes) {
        for (std::size_t i = 1; i < stroke.size(); ++i) {
            const auto px = [&](cv::Point2d p) { return cv::Point((p + cv::Point2d(margin, margin)) * px_per_mm); };
            cv::line(patch.own, px(stroke[i - 1]), px(stroke[i]), 255, static_cast<int>(pen * px_per_mm));
        }
    }
    const auto box = cv::Rect2d(margin, margin, 7, 7);
    cv::rectangle(patch.print, cv::Point(box.tl() * px_per_mm), cv::Point(box.br() * px_per_mm), 255, 5);
    patch.marks = cv::boundingRect(patch.own);
    return patch;
}

MarkPatch cross_at(cv::Point2d centre, double half = 3, double shorter = 0) { // `shorter`: mm that one leg lacks
    return patch_of({{{centre.x - half, centre.y - half}, {centre.x + half - shorter, centre.y + half - shorter}},
                     {{centre.x + half, centre.y - half}, {centre.x - half, centre.y + half}}});
}

TEST(IsTick, a_tick_is_one_however_far_it_leads) {
    EXPECT_TRUE(is_tick(patch_of({{{1.5, 3}, {3, 5.5}, {6, 1}}})));
    EXPECT_TRUE(is_tick(patch_of({{{1.5, 3}, {3, 5.5}, {16, -8}}})));
    EXPECT_TRUE(is_tick(patch_of({{{1.5, 3}, {3, 5.5}, {17, -1}}}, 1.5)));
}

TEST(IsTick, with_two_arms_of_one_length_is_one) {
    EXPECT_TRUE(is_tick(patch_of({{{0.5, -1}, {4, 5.5}, {9, -1.2}}})));
}

TEST(IsTick, with_a_first_arm_nearly_as_high_as_the_second_is_one) {
    EXPECT_TRUE(is_tick(patch_of({{{1.5, 1.8}, {3.2, 6}, {5.6, 0.2}}}, 1.6)));
    EXPECT_FALSE(is_tick(patch_of({{{0.9, 3.6}, {3.6, 0.8}, {4.2, 6.2}}}, 0.8))); // turned over, its strokes part downward
}

TEST(IsTick, a_label_within_its_tail_does_not_make_it_two_strokes) {
    auto patch = patch_of({{{1.5, 3}, {3, 5.5}, {16, -8}}}, 2.5);
    const cv::Rect label(cv::Point2d(margin + 11.4, margin - 5.2) * px_per_mm, cv::Size2d(1.6, 2.2) * px_per_mm);
    patch.own(label).setTo(0);
    patch.print(label).setTo(255);
    EXPECT_TRUE(is_tick(patch));
}

TEST(IsTick, a_slash_is_one_and_a_cross_is_none) {
    EXPECT_TRUE(is_tick(patch_of({{{1, 6}, {9, -2}}})));
    EXPECT_FALSE(is_tick(cross_at({3.5, 3.5})));
}

TEST(IsTick, a_cross_between_two_boxes_is_none_though_one_of_its_legs_is_short) {
    for (const double shorter : {0.0, 0.6, 1.2, 2.0}) {
        EXPECT_FALSE(is_tick(cross_at({8.5, 3.5}, 3.5, shorter))) << shorter;
    }
}

TEST(IsTick, whose_foot_is_in_the_next_box_belongs_there) {
    EXPECT_FALSE(is_tick(patch_of({{{12, 3}, {14, 5.5}, {17, 0}}})));
    EXPECT_FALSE(is_tick(patch_of({{{-9, 14}, {-7, 16}, {5, 2}}}))); // from the row below
}

TEST(IsTick, a_tick_in_the_box_before_that_runs_into_what_blackens_this_one_is_none_here) {
    EXPECT_FALSE(is_tick(patch_of({{{-11, 3}, {-10, 4.5}, {1, 1}}, {{1, 1}, {5, 5}, {5, 2}, {3, 6}}}, 1.5)));
}

TEST(IsWord, letters_are_and_a_cross_with_a_line_is_not) {
    EXPECT_TRUE(is_word(patch_of({{{0.5, 2}, {0.5, 5}, {2, 5}, {2, 2}}, {{3.3, 5}, {3.3, 2}, {4.8, 2}, {4.8, 5}}})));
    EXPECT_FALSE(is_word(patch_of({{{0.8, 0.8}, {6.2, 6.2}}, {{6.2, 0.8}, {0.8, 6.2}}, {{-2, 3.8}, {9, 3.2}}})));
    EXPECT_FALSE(is_word(patch_of({{{1.5, 3}, {3, 5.5}, {6, 1}}})));
}

TEST(LeadsRight, a_tick_does_however_flat_or_thick) {
    EXPECT_TRUE(leads_right(patch_of({{{4.5, 3.5}, {5.5, 5}, {10, 2}}}, 1)));
    EXPECT_TRUE(leads_right(patch_of({{{1, 3}, {3, 6}, {15, 0}}}, 2.5)));
    EXPECT_TRUE(leads_right(patch_of({{{-2, -1}, {3, 9}, {12, -8}}})));
}

TEST(LeadsRight, a_cross_beside_the_box_does_not) {
    for (const double shorter : {0.0, 0.6, 1.2, 2.0}) {
        EXPECT_FALSE(leads_right(cross_at({8.5, 3.5}, 3.5, shorter))) << shorter;
        EXPECT_FALSE(leads_right(cross_at({7, 3.5}, 3, shorter))) << shorter;
        EXPECT_FALSE(leads_right(cross_at({9.5, 3.5}, 6, shorter))) << shorter;
    }
}

TEST(LeadsRight, a_tick_whose_foot_is_elsewhere_does_not) {
    EXPECT_FALSE(leads_right(patch_of({{{8.5, 3}, {9.5, 5}, {15, 1}}, {{5, 3}, {7, 3}}})));
    EXPECT_FALSE(leads_right(patch_of({{{-9, 14}, {-7, 16}, {10, 2}}})));
}

TEST(LeadsRight, a_speck_at_the_edge_of_what_is_looked_at_does_not) { // no higher than a foot: nothing above it is read
    auto patch = patch_of({{{3, 3}, {3.5, 3}}}, 0.3);
    patch.own = cv::Mat::zeros(patch.own.size(), CV_8U);
    patch.own.rowRange(0, 2).colRange(130, 140).setTo(255);
    patch.marks = cv::boundingRect(patch.own);
    EXPECT_FALSE(leads_right(patch));
}

TEST(LevelLines, a_cross_with_a_line_through_it_is) {
    const std::vector<Stroke> cross = {{{0.8, 0.8}, {6.2, 6.2}}, {{6.2, 0.8}, {0.8, 6.2}}};
    auto struck = cross;
    struck.push_back({{-2, 3.8}, {9, 3.2}});
    EXPECT_TRUE(level_lines(patch_of(struck)).over_mark);
    EXPECT_FALSE(level_lines(patch_of(cross)).over_mark);
}

TEST(LevelLines, a_cross_of_bowed_strokes_of_which_one_is_flat_is_not) {
    for (const double bow : {1.3, 1.7}) {
        for (const double rise : {1.2, 1.8, 2.4}) {
            Stroke flat, steep;
            for (int k = 0; k <= 10; ++k) {
                const double t = k / 10.0, bowed = 4 * t * (1 - t);
                flat.push_back({-1.2 + 9.6 * t, 4.6 - rise * t + 0.4 * bowed});
                steep.push_back({1.3 + 4.5 * t + bow * bowed, -1.2 + 8.5 * t});
            }
            EXPECT_FALSE(level_lines(patch_of({flat, steep})).over_mark) << "mm: bow " << bow << ", rise " << rise;
        }
    }
}

TEST(LevelLines, a_slanted_cross_is_not) {
    EXPECT_FALSE(level_lines(patch_of({{{-1.5, 2}, {8.5, 4.8}}, {{4.6, -1.5}, {2.2, 8.5}}})).over_mark);
    EXPECT_FALSE(level_lines(patch_of({{{-1.5, 2}, {8.5, 4.8}}, {{4.6, -1.5}, {2.2, 8.5}}}, 1.4)).over_mark);
}

TEST(LevelLines, two_below_each_other_are_told_from_a_flat_cross_and_from_a_thick_stroke) {
    const Stroke upper{{-2, 2.6}, {9, 2.2}}, lower{{-2, 4.6}, {9, 4.9}};
    EXPECT_TRUE(level_lines(patch_of({upper, lower, {{1.5, 3}, {3, 5.5}, {6, 1}}})).two);
    EXPECT_FALSE(level_lines(patch_of({upper, {{1.5, 3}, {3, 5.5}, {6, 1}}})).two);
    EXPECT_FALSE(level_lines(patch_of({{{-2, 2.4}, {9, 4.4}}, {{-2, 4.4}, {9, 2.4}}})).two);
    EXPECT_FALSE(level_lines(patch_of({{{-2, 3.5}, {9, 3.5}}}, 3)).two);
}

TEST(LevelLines, a_tick_with_a_line_through_it_has_one) {
    const std::vector<Stroke> tick = {{{1.5, 3}, {3, 5.5}, {6, 1}}};
    EXPECT_FALSE(level_lines(patch_of(tick)).any);
    EXPECT_TRUE(level_lines(patch_of({tick.front(), {{-2, 3.8}, {9, 3.2}}})).any);
}

TEST(LevelStrokes, words_have_many_and_the_arms_of_a_cross_two) {
    const auto count = [](const MarkPatch& patch) {
        cv::Mat dark;
        patch.own.convertTo(dark, CV_32F, 0.6 / 255);
        return level_strokes(dark, patch.own, px_per_mm);
    };
    EXPECT_EQ(count(cross_at({3.5, 3.5})), 2);
    EXPECT_EQ(count(patch_of({{{0, 3}, {7, 3}}})), 1);
    Stroke word; // nnnn
    for (int i = 0; i < 8; ++i) {
        word.push_back({i * 0.9, i % 2 == 0 ? 5.0 : 3.0});
    }
    EXPECT_GE(count(patch_of({word}, 0.3)), 6);
    EXPECT_EQ(count(patch_of({})), 0);
}

} // namespace
} // namespace formradar::vision
