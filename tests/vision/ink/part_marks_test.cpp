// Marks of two rows that run together, drawn as lines: each box gets its own, and a tail or a shared mark is left whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "vision/ink/strokes.hpp"

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 7;
constexpr double pitch = 12.5, side = 7, first = 15; // mm

using Stroke = std::vector<cv::Point2d>; // mm on the page

Rect<Mm> box_at(int row, int column) { // of three rows of three
    return {first + pitch * column, first + pitch * row, side, side};
}

cv::Point2d in_box(int row, int column, double x, double y) { // mm from its top left corner
    const auto box = box_at(row, column);
    return {box.x + x, box.y + y};
}

std::vector<Stroke> cross_in(int row, int column, double half) {
    const auto at = [&](double x, double y) { return in_box(row, column, 3.5 + x, 3.5 + y); };
    return {{at(-half, -half), at(half, half)}, {at(half, -half), at(-half, half)}};
}

std::vector<Stroke> operator+(std::vector<Stroke> some, const std::vector<Stroke>& others) {
    some.insert(some.end(), others.begin(), others.end());
    return some;
}

// Whether ink in the one box still leads to ink in the other. `hair`: of a fine, pale line.
bool are_joined(const std::vector<Stroke>& strokes, const Rect<Mm>& one, const Rect<Mm>& other, double pen,
                const Stroke& hair = {}) {
    const Rect<Mm> zone{0, 0, 60, 60};
    cv::Mat mask = cv::Mat::zeros(420, 420, CV_8U), print = mask.clone();
    Sheet sheet{.grey = {}, .dark = cv::Mat::zeros(mask.size(), CV_32F), .zone = zone, .px_per_mm = px_per_mm};
    std::vector<Rect<Mm>> boxes;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            boxes.push_back(box_at(row, column));
            cv::rectangle(print, pixels(sheet, boxes.back()), 255, 3);
        }
    }
    const auto draw = [&](const Stroke& stroke, double width, double darkness) {
        for (std::size_t i = 1; i < stroke.size(); ++i) {
            const cv::Point from(stroke[i - 1] * px_per_mm), to(stroke[i] * px_per_mm);
            cv::line(mask, from, to, 255, static_cast<int>(width * px_per_mm));
            cv::line(sheet.dark, from, to, darkness, static_cast<int>(width * px_per_mm));
        }
    };
    draw(hair, 0.3, 0.2);
    for (const auto& stroke : strokes) {
        draw(stroke, pen, 0.7);
    }
    part_marks(mask, sheet, print, boxes);
    cv::Mat labels;
    const int count = cv::connectedComponents(mask, labels, 8);
    std::vector<bool> in_one(static_cast<std::size_t>(count)), in_both(static_cast<std::size_t>(count));
    const auto mark = [&](const Rect<Mm>& box, auto set) {
        const auto area = pixels(sheet, box);
        for (int y = area.y; y < area.br().y; ++y) {
            for (int x = area.x; x < area.br().x; ++x) {
                if (const auto label = static_cast<std::size_t>(labels.at<int>(y, x)); label > 0) {
                    set(label);
                }
            }
        }
    };
    mark(one, [&](std::size_t label) { in_one[label] = true; });
    mark(other, [&](std::size_t label) { in_both[label] = in_one[label]; });
    return std::ranges::find(in_both, true) != in_both.end();
}

TEST(PartMarks, crosses_whose_arms_meet_are_parted_whatever_the_pen) {
    for (const double pen : {0.4, 1.0, 2.0, 2.6}) {
        EXPECT_FALSE(are_joined(cross_in(0, 1, 6.5) + cross_in(1, 1, 6.5), box_at(0, 1), box_at(1, 1), pen)) << pen;
        EXPECT_FALSE(are_joined(cross_in(0, 0, 6.5) + cross_in(1, 1, 6.5), box_at(0, 0), box_at(1, 1), pen)) << pen;
    }
}

TEST(PartMarks, steep_crosses_of_a_thick_pen_hide_much_of_their_second_stroke) {
    const auto steep = [](int row) {
        const auto at = [&](double x, double y) { return in_box(row, 1, 3.5 + x, 3.5 + y); };
        return std::vector<Stroke>{{at(-2.6, -6.5), at(2.6, 6.5)}, {at(2.6, -6.5), at(-2.6, 6.5)}};
    };
    EXPECT_FALSE(are_joined(steep(0) + steep(1), box_at(0, 1), box_at(1, 1), 1.8));
}

TEST(PartMarks, a_tail_that_ends_in_another_box_is_left_to_its_mark) {
    const std::vector<Stroke> tick{{in_box(1, 0, 1.5, 3), in_box(1, 0, 3, 5.5), in_box(0, 1, 3.5, 3.5)}};
    for (const double pen : {0.4, 1.0, 2.0}) {
        EXPECT_TRUE(are_joined(tick, box_at(1, 0), box_at(0, 1), pen)) << pen;
    }
}

TEST(PartMarks, a_hair_across_a_tail_is_no_mark) {
    const std::vector<Stroke> tick{{in_box(1, 0, 1.5, 3), in_box(1, 0, 3, 5.5), in_box(0, 1, 5, 2)}};
    const Stroke hair{in_box(0, 1, 1, 2), in_box(0, 1, 5, 5)};
    EXPECT_TRUE(are_joined(tick, box_at(1, 0), box_at(0, 1), 0.4, hair));
    EXPECT_FALSE(are_joined(tick + std::vector<Stroke>{hair}, box_at(1, 0), box_at(0, 1), 0.4)); // of the pen it is
}

TEST(PartMarks, a_tick_that_runs_into_a_mark_of_the_row_above_keeps_its_foot) {
    // The thick pen's foot is hardly wider than its tail: alone it might be the end of any stroke.
    const std::vector<Stroke> tick{{in_box(1, 0, 2, 4), in_box(1, 0, 2.6, 5), in_box(0, 1, 2.5, 4)}};
    EXPECT_FALSE(are_joined(tick + cross_in(0, 1, 3.2), box_at(1, 0), box_at(0, 1), 1.2));
}

TEST(PartMarks, a_tick_that_runs_into_the_lower_one_of_two_joined_marks_keeps_its_foot) {
    const std::vector<Stroke> tick{{in_box(2, 0, 2, 4), in_box(2, 0, 2.6, 5), in_box(1, 1, 2.5, 4)}};
    const auto all =
        tick + cross_in(1, 1, 3.2) + std::vector<Stroke>{{in_box(1, 1, 3.5, 3.5), in_box(0, 2, 3.5, 3.5)}} + cross_in(0, 2, 3.2);
    EXPECT_FALSE(are_joined(all, box_at(2, 0), box_at(1, 1), 1.2));
    EXPECT_FALSE(are_joined(all, box_at(1, 1), box_at(0, 2), 1.2));
}

TEST(PartMarks, a_cross_between_two_boxes_of_a_row_is_left_whole) {
    // A cross between two boxes of a row, and one of the row below: which of the upper boxes is meant is not to be said here.
    const std::vector<Stroke> between{{in_box(0, 0, 5, -1), in_box(0, 1, 1.5, 8)}, {in_box(0, 1, 1.5, -1), in_box(0, 0, 5, 8)}};
    EXPECT_TRUE(are_joined(between, box_at(0, 0), box_at(0, 1), 0.8));
}

TEST(PartMarks, a_long_arm_to_the_lower_right_is_no_foot) {
    const auto arm = std::vector<Stroke>{{in_box(0, 0, 0, 0), in_box(1, 1, 3.5, 3.5)}, {in_box(0, 0, 7, 0), in_box(0, 0, 0, 7)}};
    EXPECT_TRUE(are_joined(arm, box_at(0, 0), box_at(1, 1), 1.0));
}

} // namespace
} // namespace formradar::vision
