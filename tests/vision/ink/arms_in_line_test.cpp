// Arms of crosses in one line are no fold; a fold through crossed boxes is none of their arms.
#include "vision/ink/arms_in_line.hpp"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <vector>

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 7;

// Two rows of two boxes of 7 mm, 12.5 mm apart: one line leads through the upper right and the lower left one.
struct Page {
    cv::Mat mask = cv::Mat::zeros(420, 420, CV_8U), print = mask.clone(), dark = cv::Mat::zeros(mask.size(), CV_32F);
    std::vector<Rect<Mm>> boxes = {{18, 18, 7, 7}, {30.5, 18, 7, 7}, {18, 30.5, 7, 7}, {30.5, 30.5, 7, 7}};

    void draw(cv::Point2d from, cv::Point2d to, double darkness = 0.7) { // mm
        cv::Mat stroke = cv::Mat::zeros(mask.size(), CV_8U);
        cv::line(stroke, cv::Point(from * px_per_mm), cv::Point(to * px_per_mm), 255, 5);
        mask.setTo(255, stroke);
        dark.setTo(darkness, stroke);
    }
    // Arms that lead away to the lower right, in the boxes that are to be crosses.
    void cross(std::size_t box) {
        const auto middle = boxes[box].centre();
        draw({middle.x - 4, middle.y - 4}, {middle.x + 4, middle.y + 4});
    }
    [[nodiscard]] bool are_arms(cv::Point2d from, cv::Point2d to) const { // mm
        const Sheet sheet{.grey = {}, .dark = dark, .zone = {0, 0, 60, 60}, .px_per_mm = px_per_mm};
        return are_arms_in_line({from * px_per_mm, to * px_per_mm, 5}, mask, print, sheet, boxes);
    }
};

const cv::Point2d upper(40, 15.5), lower(15.5, 40); // the ends of two arms that touch between the boxes

TEST(ArmsInLine, of_crosses_in_two_rows_are_no_fold) {
    Page page;
    page.cross(1);
    page.cross(2);
    page.draw(upper, lower);
    EXPECT_TRUE(page.are_arms(upper, lower));
}

TEST(ArmsInLine, a_line_through_a_blank_box_is_none) {
    Page page;
    page.cross(1);
    page.draw(upper, lower);
    EXPECT_FALSE(page.are_arms(upper, lower));
}

TEST(ArmsInLine, the_long_arm_of_one_cross_is_no_fold) {
    Page page;
    page.cross(1);
    page.boxes.erase(page.boxes.begin() + 2);
    const cv::Point2d end(42.5, 13), other(25, 30.5); // 24.7 mm
    page.draw(end, other);
    EXPECT_TRUE(page.are_arms(end, other));
}

TEST(ArmsInLine, a_line_that_leads_from_a_cross_to_where_no_box_is_is_none) {
    Page page;
    page.cross(1);
    page.boxes.erase(page.boxes.begin() + 2);
    page.draw(upper, lower);
    EXPECT_FALSE(page.are_arms(upper, lower));
}

TEST(ArmsInLine, a_line_paler_than_the_other_arms_is_none) {
    Page page;
    page.draw(upper, lower, 0.4);
    page.cross(1);
    page.cross(2);
    EXPECT_FALSE(page.are_arms(upper, lower));
}

TEST(ArmsInLine, a_line_that_goes_on_far_from_the_boxes_is_none) {
    Page page;
    page.cross(1);
    page.cross(2);
    const cv::Point2d far(55, 0.5), away(0.5, 55);
    page.draw(far, away);
    EXPECT_FALSE(page.are_arms(far, away));
}

TEST(ArmsInLine, a_mark_on_one_side_of_the_line_is_no_cross) {
    Page page;
    page.cross(1);
    page.draw(upper, lower);
    page.draw({23, 33}, {24, 37}); // in the lower box
    EXPECT_FALSE(page.are_arms(upper, lower));
}

} // namespace
} // namespace formradar::vision
