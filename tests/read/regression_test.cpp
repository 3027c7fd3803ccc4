// One thing wrong with the paper, the scan or the photo at a time: every statement is right or in doubt.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "read/sheets.hpp"

namespace formradar::read {
namespace {

using namespace simulator;

constexpr double degrees = std::numbers::pi / 180;

class QuarterTurn : public testing::TestWithParam<int> {};

TEST_P(QuarterTurn, with_up_to_15_degrees_of_skew_is_read) {
    for (const int skew : {-15, -7, 7, 15}) {
        SCOPED_TRACE(std::to_string(skew) + " degrees");
        auto order = plain_order(programme(), 21);
        order.scan.geometry.rotation = (GetParam() + skew) * degrees;
        const auto result = tried(order, 21);
        expect_read(result);
        ASSERT_TRUE(result.reading.registration);
        EXPECT_EQ(result.reading.registration->rotation, GetParam());
    }
}

INSTANTIATE_TEST_SUITE_P(Degrees, QuarterTurn, testing::Values(0, 90, 180, 270));

TEST(Photo, with_a_taper_of_up_to_15_percent_is_read) {
    constexpr double distance = 400, half = 148; // mm
    for (const int percent : {0, 5, 10, 15}) {
        SCOPED_TRACE(std::to_string(percent) + " %");
        auto order = plain_order(programme(), 22);
        order.scan.geometry.camera_distance = distance;
        order.scan.geometry.tilt = std::asin(distance / half * percent / (200.0 + percent));
        order.scan.geometry.tilt_direction = percent / 5 * 100 * degrees;
        order.scan.ground = Ground::dark_table;
        order.scan.margin = 10;
        expect_read(tried(order, 22));
    }
}

class Resolution : public testing::TestWithParam<int> {};

TEST_P(Resolution, is_enough) {
    auto order = plain_order(programme(), 23);
    order.scan.geometry.px_per_mm = GetParam() / 25.4;
    expect_read(tried(order, 23), GetParam() < 150 ? 1 : 0);
}

INSTANTIATE_TEST_SUITE_P(Dpi, Resolution, testing::Values(100, 150, 200, 300, 400, 600));

TEST(Paper, of_any_colour_is_read) {
    for (const int grey : {140, 170, 200, 230}) {
        SCOPED_TRACE(grey);
        auto order = plain_order(programme(), 24);
        order.scan.toner.paper = grey;
        expect_read(tried(order, 24));
    }
}

TEST(Paper, stretched_by_2_percent_is_read) {
    for (const auto& [x, y] : {std::pair{1.02, 1.0}, std::pair{1.0, 1.02}, std::pair{0.98, 1.0}, std::pair{1.0, 0.98}}) {
        auto order = plain_order(programme(), 25);
        order.scan.geometry.stretch_x = x;
        order.scan.geometry.stretch_y = y;
        expect_read(tried(order, 25));
    }
}

TEST(Light, a_shadow_over_the_boxes_is_no_mark) {
    for (const double share : {0.3, 0.5, 0.7}) {
        for (const double softness : {0.005, 0.1}) {
            SCOPED_TRACE(share);
            auto order = plain_order(programme(), 26);
            order.scan.light.shadows = {{.share = share, .direction = 0.4, .offset = 0.2, .softness = softness}};
            expect_read(tried(order, 26), share < 0.5 ? 2 : 1); // the edge of a deep shadow may run along a mark
        }
    }
}

TEST(Light, glare_hides_but_never_misleads) {
    for (const double strength : {0.3, 0.6, 1.0, 2.0}) {
        SCOPED_TRACE(strength);
        auto order = plain_order(programme(), 27);
        order.scan.light.glares = {{.x = 0.75, .y = 0.6, .radius = 0.15, .strength = strength}};
        expect_no_silent_error(tried(order, 27));
    }
}

TEST(Sensor, blur_hides_but_never_misleads) {
    for (const double blur : {1.0, 1.5, 2.0, 3.0, 5.0}) {
        SCOPED_TRACE(blur);
        auto order = plain_order(programme(), 28);
        order.scan.sensor.blur = blur;
        const auto result = tried(order, 28);
        expect_no_silent_error(result);
        if (blur <= 1.5) {
            expect_read(result, 1);
        }
    }
}

TEST(Sensor, motion_hides_but_never_misleads) {
    for (const double motion : {2.0, 4.0, 8.0}) {
        SCOPED_TRACE(motion);
        auto order = plain_order(programme(), 29);
        order.scan.sensor.motion = motion;
        order.scan.sensor.motion_direction = 0.7;
        expect_no_silent_error(tried(order, 29));
    }
}

TEST(Sensor, jpeg_of_quality_30_is_read) {
    for (const int quality : {30, 50}) {
        auto order = plain_order(programme(), 30);
        order.scan.sensor.jpeg_quality = quality;
        expect_read(tried(order, 30));
    }
}

// Down through a column of boxes, or across through a row, as wide as the parameter says.
class StreakOf : public testing::TestWithParam<int> {};

TEST_P(StreakOf, dark_or_light_never_misleads) {
    const auto paper = form::size_of(form::Paper::a4);
    for (const double grey : {0.0, 90.0, 255.0}) {
        for (const bool across : {false, true}) {
            SCOPED_TRACE("grey " + std::to_string(grey) + (across ? " across" : " down"));
            auto order = plain_order(programme(), 31);
            const auto& rows = programme().session().layout.pages[static_cast<std::size_t>(order.page) - 1].rows;
            const auto place = rows[2].boxes[3].rect.centre();
            order.scan.damage.streaks = {{.at = across ? place.y / paper.height : place.x / paper.width,
                                          .width = static_cast<double>(GetParam()),
                                          .grey = grey,
                                          .across = across}};
            expect_no_silent_error(tried(order, 31));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Px, StreakOf, testing::Values(1, 2, 3, 4, 6, 8));

// Two thick ones close to each other, through a column that is empty but for one cross.
TEST(Streaks, beside_each_other_are_read_through) {
    auto order = plain_order(programme(), 33);
    const auto& rows = programme().session().layout.pages[static_cast<std::size_t>(order.page) - 1].rows;
    const auto place = rows[2].boxes[3].rect.centre().x / form::size_of(form::Paper::a4).width;
    order.scan.damage.streaks = {{.at = place, .width = 8, .grey = 20}, {.at = place - 0.012, .width = 5, .grey = 90}};
    expect_read(tried(order, 33), 1);
}

TEST(Dithered, in_a_raster_or_by_diffusion_is_read) {
    for (const auto depth : {Depth::dithered, Depth::ordered}) {
        for (const double paper : {200.0, 225.0, 250.0}) {
            SCOPED_TRACE(paper);
            auto order = plain_order(programme(), 34);
            order.scan.geometry.px_per_mm = 200 / 25.4;
            order.scan.toner.paper = paper;
            order.scan.sensor.depth = depth;
            expect_read(tried(order, 34));
        }
    }
}

// By more than the distance of two rows: none may be taken for the next one.
TEST(Curl, of_a_corner_is_followed_from_box_to_box) {
    for (const int corner : {0, 1, 2, 3}) {
        for (const double height : {12.0, 18.0, 24.0}) {
            SCOPED_TRACE("corner " + std::to_string(corner) + ", " + std::to_string(height) + " mm");
            auto order = plain_order(programme(), 35);
            order.scan.geometry.camera_distance = 330;
            order.scan.geometry.tilt = 18 * degrees;
            order.scan.geometry.tilt_direction = 140 * degrees;
            order.scan.geometry.bend = {.height = 4,
                                        .length = 240,
                                        .phase = 1,
                                        .direction = 60 * degrees,
                                        .corner_height = height,
                                        .corner = corner,
                                        .corner_reach = 80};
            order.scan.ground = Ground::dark_table;
            order.scan.margin = 15;
            expect_read(tried(order, 35), 1);
        }
    }
}

TEST(Stain, beside_a_mark_is_no_ink_of_the_pen) {
    constexpr double most = 0.02; // share of the box
    auto order = plain_order(programme(), 41);
    const auto& row = programme().session().layout.pages[static_cast<std::size_t>(order.page) - 1].rows.front();
    const int marked = order.filling.truth.scores.front().boxes[0];
    const auto& blank = row.boxes[marked == 5 ? 1 : 4];
    order.scan.damage.stains.push_back({.at = blank.rect.centre() + Point<Mm>{3, 0}, .radius = 5, .ring = true, .depth = 0.29});
    const auto stained = tried(order, 41);
    expect_no_silent_error(stained);
    EXPECT_LT(stained.reading.scores.front().ink.at(static_cast<std::size_t>(blank.value) - 1), most);
}

} // namespace
} // namespace formradar::read
