// Five rows of two boxes, with single marks and one long stroke over two rows: whether it may be two.
#include "vision/ink/usual_marks.hpp"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <vector>

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 7;
constexpr double pitch = 12.5, side = 7, first = 10; // mm

using Stroke = std::vector<cv::Point2d>; // mm on the page

Rect<Mm> box_at(int row, int column) {
    return {first + pitch * column, first + pitch * row, side, side};
}

// From `above` mm over the box's top to `below` mm under its bottom.
Stroke bar_in(int row, int column, double above = 1, double below = 1) {
    const auto box = box_at(row, column);
    return {{box.x + 3, box.y - above}, {box.x + 4, box.bottom() + below}};
}

// The last stroke, which runs through the first column's boxes of the last two rows: may it be two marks?
bool are_two(const std::vector<Stroke>& strokes, bool turning = false, double last_darkness = 0.7) {
    constexpr int rows = 5;
    cv::Mat mask = cv::Mat::zeros(600, 300, CV_8U), dark = cv::Mat::zeros(mask.size(), CV_32F);
    const cv::Mat print = mask.clone();
    for (const auto& stroke : strokes) {
        const cv::Point from(stroke[0] * px_per_mm), to(stroke[1] * px_per_mm);
        cv::line(mask, from, to, 255, 6);
        cv::line(dark, from, to, 0.7, 6);
    }
    const Sheet sheet{.grey = {}, .dark = dark, .zone = {0, 0, 300 / px_per_mm, 600 / px_per_mm}, .px_per_mm = px_per_mm};
    std::vector<Rect<Mm>> boxes;
    for (int row = 0; row < rows; ++row) {
        boxes.push_back(box_at(row, 0));
        boxes.push_back(box_at(row, 1));
    }
    const auto last = pixels(sheet, box_at(rows - 1, 0));
    dark(last).setTo(last_darkness, mask(last));
    const auto components = components_of(mask);
    const auto longest = std::ranges::max_element(components, {}, [](const Component& piece) { return piece.bounds.height; });
    return UsualMarks(sheet, print, boxes, components).are_two(*longest, 6, 8, turning);
}

std::vector<Stroke> with(std::vector<Stroke> strokes, const Stroke& another) {
    strokes.push_back(another);
    return strokes;
}

const Stroke joined{{box_at(3, 0).x + 3, box_at(3, 0).y - 1}, {box_at(4, 0).x + 4, box_at(4, 0).bottom() + 1}};
const std::vector<Stroke> three{bar_in(0, 0), bar_in(1, 1), bar_in(2, 0)};

TEST(UsualMarks, a_stroke_twice_as_long_as_any_other_is_two) {
    EXPECT_TRUE(are_two(with(three, joined), true));
}

TEST(UsualMarks, of_straight_strokes_four_say_how_long_one_is) {
    EXPECT_FALSE(are_two(with(three, joined)));
    const std::vector<Stroke> four{bar_in(0, 0), bar_in(0, 1), bar_in(1, 1), bar_in(2, 0)};
    EXPECT_TRUE(are_two(with(four, joined)));
}

TEST(UsualMarks, where_lengths_differ_a_long_stroke_may_be_one) {
    const std::vector<Stroke> uneven{bar_in(0, 0, 0, 0), bar_in(0, 1), bar_in(1, 1), bar_in(2, 0, 4, 2)};
    EXPECT_FALSE(are_two(with(uneven, joined)));
    EXPECT_TRUE(are_two(with(uneven, joined), true));
}

TEST(UsualMarks, what_is_marked_elsewhere_in_its_row_has_no_second_mark) {
    EXPECT_FALSE(are_two(with(with(three, bar_in(4, 1)), joined), true));
}

TEST(UsualMarks, what_goes_on_beyond_its_boxes_is_a_line) {
    const Stroke line{{box_at(3, 0).x + 3, box_at(3, 0).y - 6}, {box_at(4, 0).x + 4, box_at(4, 0).bottom() + 1}};
    EXPECT_FALSE(are_two(with(three, line), true));
}

TEST(UsualMarks, what_is_paler_in_one_box_is_not_two_of_one_pen) {
    EXPECT_FALSE(are_two(with(three, joined), true, 0.4));
}

} // namespace
} // namespace formradar::vision
