// Points on axes and labels that never touch.
#include "formradar/results/radar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace formradar::results {
namespace {

using testing::ElementsAre;

TEST(radar, the_first_axis_points_up_and_the_others_follow_clockwise) {
    const Radar radar{{100, 100}, 50, 4};
    const auto near = [](Point<Mm> a, Point<Mm> b) { return distance(a, b) < 1e-9; };
    EXPECT_TRUE(near(point_on(radar, 0, 5), {100, 50}));
    EXPECT_TRUE(near(point_on(radar, 1, 5), {150, 100}));
    EXPECT_TRUE(near(point_on(radar, 2, 1), {100, 110}));
    EXPECT_TRUE(near(point_on(radar, 3, 2.5), {75, 100}));
}

double distance_to(Point<Mm> p, const Rect<Mm>& rect) {
    return distance(p, {std::clamp(p.x, rect.x, rect.right()), std::clamp(p.y, rect.y, rect.bottom())});
}

TEST(radar, labels_never_touch_each_other_or_the_circle) {
    std::mt19937 random(3);
    const Rect<Mm> room{18, 40, 174, 160};
    for (int round = 0; round < 2000; ++round) {
        const Radar radar{{105, 120}, 56, 3 + static_cast<std::size_t>(round) % 10};
        std::vector<Size<Mm>> sizes;
        for (std::size_t axis = 0; axis < radar.axes; ++axis) {
            const double width = std::min(label_width(radar, axis, room, 4), 52.0);
            const auto share = static_cast<double>(random() % 100) / 99;
            sizes.push_back({width * (0.3 + 0.7 * share), 4 + static_cast<double>(random() % 15)});
        }
        const auto places = place_labels(radar, sizes, room, 4);
        for (std::size_t i = 0; i < places.size(); ++i) {
            EXPECT_GE(distance_to(radar.centre, places[i]), 60 - 1e-9) << "axes " << radar.axes << ", label " << i;
            EXPECT_GE(places[i].x, room.x - 1e-9) << "axes " << radar.axes << ", label " << i;
            EXPECT_LE(places[i].right(), room.right() + 1e-9) << "axes " << radar.axes << ", label " << i;
            for (std::size_t j = 0; j < i; ++j) {
                EXPECT_FALSE(places[i].overlaps(places[j])) << "axes " << radar.axes << ", labels " << i << " and " << j;
            }
        }
    }
}

TEST(radar, statements_are_split_over_charts_evenly) {
    EXPECT_THAT(split_axes(3), ElementsAre(3));
    EXPECT_THAT(split_axes(12), ElementsAre(12));
    EXPECT_THAT(split_axes(13), ElementsAre(7, 6));
    EXPECT_THAT(split_axes(20), ElementsAre(10, 10));
    for (std::size_t n = 3; n <= 60; ++n) {
        const auto axes = split_axes(n);
        EXPECT_EQ(std::accumulate(axes.begin(), axes.end(), std::size_t{0}), n);
        EXPECT_LE(std::ranges::max(axes), most_axes);
        EXPECT_GE(std::ranges::min(axes), fewest_axes);
    }
}

} // namespace
} // namespace formradar::results
