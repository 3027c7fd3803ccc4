// Lines that run through the whole picture are found; print and marks are none.
#include "formradar/vision/page/streaks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/core.hpp>

#include "vision/page/hide_streaks.hpp"

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 6;
constexpr int width = 1240, height = 1754;

GrayImage paper() {
    return {width, height, 240};
}

// The rectangle made darker, in px.
void darken(GrayImage& picture, int left, int top, int right, int bottom, std::uint8_t level) {
    for (int y = top; y < bottom; ++y) {
        std::ranges::fill(picture.row(y).subspan(static_cast<std::size_t>(left), static_cast<std::size_t>(right - left)), level);
    }
}

TEST(FindStreaks, clean_paper_has_none) {
    EXPECT_TRUE(find_streaks(paper(), px_per_mm).empty());
}

TEST(FindStreaks, an_upright_and_a_level_one) {
    auto picture = paper();
    darken(picture, 700, 0, 705, height, 120);
    darken(picture, 0, 900, width, 903, 120);
    const auto streaks = find_streaks(picture, px_per_mm);
    ASSERT_EQ(streaks.size(), 2U);
    EXPECT_EQ(streaks[0], (Streak{false, 700, 705}));
    EXPECT_EQ(streaks[1], (Streak{true, 900, 903}));
}

TEST(FindStreaks, two_beside_each_other) {
    auto picture = paper();
    darken(picture, 700, 0, 708, height, 60);
    darken(picture, 722, 0, 728, height, 140); // the paper beside one of them is the other
    EXPECT_EQ(find_streaks(picture, px_per_mm).size(), 2U);
}

TEST(FindStreaks, boxes_below_each_other_are_none) {
    auto picture = paper();
    for (int y = 200; y < 1600; y += 80) { // blackened, 8 of 13 mm
        darken(picture, 700, y, 712, y + 50, 20);
    }
    EXPECT_TRUE(find_streaks(picture, px_per_mm).empty());
}

TEST(FindStreaks, a_broad_dark_strip_is_none) {
    auto picture = paper();
    darken(picture, 700, 0, 720, height, 60);
    EXPECT_TRUE(find_streaks(picture, px_per_mm).empty());
}

TEST(FindStreaks, a_small_picture_has_none) {
    GrayImage narrow(30, 2000, 200);
    darken(narrow, 14, 0, 16, 2000, 20);
    EXPECT_TRUE(find_streaks(narrow, px_per_mm).empty());
    EXPECT_TRUE(find_streaks(GrayImage(), px_per_mm).empty());
}

// A zone of 40 x 30 mm whose corner lies at (60, 100) mm, of a page turned by some degrees.
struct Zone {
    Sheet sheet{.grey = {}, .dark = cv::Mat::zeros(240, 320, CV_32F), .zone = {60, 100, 40, 30}, .px_per_mm = 8};
    PageMap map;
    explicit Zone(double degrees) {
        const double c = std::cos(degrees * CV_PI / 180) * px_per_mm, s = std::sin(degrees * CV_PI / 180) * px_per_mm;
        map.camera = {{c, -s, 600, s, c, 100, 0, 0, 1}};
    }
};

TEST(StreakMask, lies_where_the_streak_does_whatever_the_turn) {
    for (const double degrees : {0.0, 2.0, -3.0, 90.0, 180.0, 271.0}) {
        const Zone zone(degrees);
        const auto at = zone.map({80, 115}); // the zone's middle
        for (const bool level : {false, true}) {
            const double place = level ? at.y : at.x;
            const std::vector<Streak> streaks{{level, place - 3, place + 3}};
            const auto mask = streak_mask(zone.sheet, zone.map, streaks);
            ASSERT_FALSE(mask.empty()) << degrees;
            for (int y = 0; y < mask.rows; ++y) {
                for (int x = 0; x < mask.cols; ++x) {
                    const auto seen = zone.map({60 + (x + 0.5) / 8, 100 + (y + 0.5) / 8});
                    const double off = std::abs((level ? seen.y : seen.x) - place);
                    if (off < 3) {
                        EXPECT_NE(mask.at<std::uint8_t>(y, x), 0) << degrees << " degrees, " << x << ", " << y;
                    } else if (off > 6) {
                        EXPECT_EQ(mask.at<std::uint8_t>(y, x), 0) << degrees << " degrees, " << x << ", " << y;
                    }
                }
            }
        }
    }
}

TEST(StreakMask, is_empty_when_no_streak_crosses_the_zone) {
    const Zone zone(0);
    EXPECT_TRUE(streak_mask(zone.sheet, zone.map, std::vector<Streak>{{false, 2, 6}}).empty());
}

} // namespace
} // namespace formradar::vision
