// The geometry and its inverse agree, however the paper lies.
#include "support/geometry.hpp"

#include <gtest/gtest.h>

#include "support/condition.hpp"

namespace formradar::simulator {
namespace {

TEST(Geometry, a_flat_scan_is_a_plain_scale) {
    Geometry geometry;
    geometry.px_per_mm = 10;
    geometry.centre = {1050, 1485};
    const auto corner = geometry.to_picture({0, 0});
    EXPECT_NEAR(corner.x, 0, 1e-9);
    EXPECT_NEAR(corner.y, 0, 1e-9);
}

TEST(Geometry, small_print_lies_in_the_middle_of_the_paper) {
    Geometry geometry;
    geometry.printing.scale_x = 0.9;
    geometry.printing.scale_y = 0.9;
    geometry.px_per_mm = 10;
    geometry.centre = {1050, 1485};
    EXPECT_NEAR(geometry.to_picture({0, 0}).x, 105, 1e-9);
    EXPECT_NEAR(geometry.paper_corners()[0].x, -210 * (1 / 0.9 - 1) / 2, 1e-9);
}

TEST(Geometry, the_inverse_finds_the_place_again_on_bent_paper_seen_from_the_side) {
    Rng rng(11);
    for (int i = 0; i < 40; ++i) {
        auto geometry = condition_named("hard_photo").draw(rng, {210, 297}).geometry;
        geometry.centre = {800, 900};
        const Point<Mm> place{rng.uniform(0, 210), rng.uniform(0, 297)};
        const auto back = geometry.to_layout(geometry.to_picture(place), {105, 148});
        EXPECT_NEAR(back.x, place.x, 0.01);
        EXPECT_NEAR(back.y, place.y, 0.01);
    }
}

TEST(Geometry, what_lies_farther_away_is_smaller) {
    Geometry geometry;
    geometry.camera_distance = 400;
    geometry.tilt = 0.4;
    geometry.tilt_direction = 0; // the right side is farther
    const auto left = distance(geometry.to_picture({20, 100}), geometry.to_picture({20, 110}));
    const auto right = distance(geometry.to_picture({190, 100}), geometry.to_picture({190, 110}));
    EXPECT_GT(left, 1.1 * right);
}

} // namespace
} // namespace formradar::simulator
