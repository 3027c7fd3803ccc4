#include "formradar/draw/path.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace formradar::draw {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using enum Path::Step;

TEST(PathOf, a_rectangle_is_four_lines) {
    const Path path = path_of(Rectangle{.rect = {1, 2, 3, 4}});
    EXPECT_THAT(path.steps, ElementsAre(move, line, line, line, close));
    EXPECT_THAT(path.points, ElementsAre(Point<Mm>{1, 2}, Point<Mm>{4, 2}, Point<Mm>{4, 6}, Point<Mm>{1, 6}));
}

TEST(PathOf, rounded_corners_take_no_more_than_half_a_side) {
    const Path path = path_of(Rectangle{.rect = {0, 0, 10, 4}, .corner = 9});
    EXPECT_EQ(path.points.front(), (Point<Mm>{2, 0}));
    EXPECT_EQ(std::ranges::count(path.steps, curve), 4);
}

TEST(PathOf, a_disc_is_round) {
    const auto lines = flattened(path_of(Disc{.centre = {5, 5}, .radius = 3}), 0.001);
    ASSERT_THAT(lines, SizeIs(1));
    for (const Point<Mm> p : lines[0].points) {
        EXPECT_NEAR(distance(p, {5, 5}), 3, 0.002);
    }
}

TEST(PathOf, what_has_no_extent_is_nothing) {
    EXPECT_EQ(path_of(Line{.points = {{1, 1}}}), Path{});
    EXPECT_EQ(path_of(Polygon{.rings = {{}, {{1, 1}}}}), Path{});
    EXPECT_EQ(path_of(Cells{}), Path{});
}

TEST(PathOf, cells_become_a_rectangle_a_run) {
    const Path path = path_of(Cells{.rect = {0, 0, 30, 20}, .columns = 3, .black = {true, true, false, false, false, true}});
    EXPECT_EQ(std::ranges::count(path.steps, move), 2);
    EXPECT_EQ(path.points[2], (Point<Mm>{20, 10}));
    EXPECT_EQ(path.points[4], (Point<Mm>{20, 10}));
    EXPECT_EQ(path.points[6], (Point<Mm>{30, 20}));
}

TEST(Flattened, keeps_open_and_closed_apart) {
    EXPECT_FALSE(flattened(path_of(Line{.points = {{0, 0}, {1, 1}}}), 0.1)[0].closed);
    EXPECT_TRUE(flattened(path_of(Polygon{.rings = {{{0, 0}, {1, 1}, {0, 1}}}}), 0.1)[0].closed);
}

TEST(Flattened, spends_more_lines_on_a_finer_tolerance) {
    const Path disc = path_of(Disc{.radius = 10});
    EXPECT_LT(flattened(disc, 0.1)[0].points.size(), flattened(disc, 0.001)[0].points.size());
}

} // namespace
} // namespace formradar::draw
