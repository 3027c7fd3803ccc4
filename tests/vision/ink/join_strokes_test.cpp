// Strokes that run behind an outline, drawn as lines and cut where the outline lies.
#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <vector>

#include "vision/ink/strokes.hpp"

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 7;
constexpr double outline = 12; // mm from the left

using Stroke = std::vector<cv::Point2d>; // mm

// Connected pieces of ink that are left when what the outline hides has been joined.
int pieces_of(const std::vector<Stroke>& strokes, double pen) {
    const auto px = [](double mm) { return static_cast<int>(mm * px_per_mm); };
    cv::Mat mask = cv::Mat::zeros(px(24), px(24), CV_8U), print = mask.clone();
    for (const auto& stroke : strokes) {
        cv::line(mask, cv::Point(stroke[0] * px_per_mm), cv::Point(stroke[1] * px_per_mm), 255, px(pen));
    }
    print.colRange(px(outline) - 4, px(outline) + 4).setTo(255);
    cv::Mat dark = cv::Mat::zeros(mask.size(), CV_32F);
    dark.setTo(0.6, mask | print);
    mask.setTo(0, print);
    join_strokes(mask, {.grey = {}, .dark = dark, .zone = {0, 0, 24, 24}, .px_per_mm = px_per_mm}, {print, {}});
    cv::Mat labels;
    return cv::connectedComponents(mask, labels, 8) - 1;
}

// Of a stroke above a label 4 mm high and one below it, in line; what lies between the letters is `between` dark.
int pieces_about_label(double between, bool streak = false) {
    const auto px = [](double mm) { return static_cast<int>(mm * px_per_mm); };
    cv::Mat mask = cv::Mat::zeros(px(24), px(24), CV_8U), print = mask.clone();
    cv::line(mask, cv::Point(px(12), px(4)), cv::Point(px(12), px(20)), 255, px(0.6));
    print(cv::Rect(px(10), px(10), px(4), px(4))).setTo(255);
    cv::Mat dark = cv::Mat::zeros(mask.size(), CV_32F);
    dark.setTo(0.6, mask);
    dark.setTo(between, print);
    dark(cv::Rect(px(11), px(11.2), px(2), px(1.6))).setTo(0.9); // a letter
    mask.setTo(0, print);
    const cv::Mat streaks = streak ? print.clone() : cv::Mat();
    join_strokes(mask, {.grey = {}, .dark = dark, .zone = {0, 0, 24, 24}, .px_per_mm = px_per_mm}, {print, streaks});
    cv::Mat labels;
    return cv::connectedComponents(mask, labels, 8) - 1;
}

TEST(JoinStrokes, strokes_above_and_below_a_label_are_one_only_when_ink_shows_between_its_letters) {
    EXPECT_EQ(pieces_about_label(0.6), 1);
    EXPECT_EQ(pieces_about_label(0.3), 1);
    EXPECT_EQ(pieces_about_label(0.1), 2);
    EXPECT_EQ(pieces_about_label(0.1, true), 1); // behind a streak nothing can be seen
}

TEST(JoinStrokes, a_stroke_goes_on_behind_an_outline) {
    EXPECT_EQ(pieces_of({{{5, 8}, {19, 14}}}, 0.6), 1);
}

TEST(JoinStrokes, a_stroke_that_ends_at_an_outline_is_not_drawn_on) {
    EXPECT_EQ(pieces_of({{{5, 12}, {12, 12}}, {{15, 5}, {19, 5}}}, 0.6), 2);
}

TEST(JoinStrokes, where_a_thick_pens_strokes_cross_at_an_outline_they_are_one_mark) {
    EXPECT_EQ(pieces_of({{{8, 8}, {16, 16}}, {{16, 8}, {8, 16}}}, 2.2), 1);
    EXPECT_EQ(pieces_of({{{9, 9}, {15, 15}}, {{15, 9}, {9, 15}}}, 3), 1);
}

} // namespace
} // namespace formradar::vision
