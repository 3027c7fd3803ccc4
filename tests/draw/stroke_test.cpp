#include "formradar/draw/stroke.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

namespace formradar::draw {
namespace {

using testing::SizeIs;

double area_of(const std::vector<std::vector<Point<Mm>>>& rings) {
    double twice = 0;
    for (const auto& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point<Mm> a = ring[i];
            const Point<Mm> b = ring[(i + 1) % ring.size()];
            twice += a.x * b.y - b.x * a.y;
        }
    }
    return std::abs(twice / 2);
}

// How often a point is gone around; the area of a stroke is where it is not zero.
int winding(const std::vector<std::vector<Point<Mm>>>& rings, Point<Mm> p) {
    int count = 0;
    for (const auto& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point<Mm> a = ring[i];
            const Point<Mm> b = ring[(i + 1) % ring.size()];
            const bool below = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0;
            if (a.y <= p.y && b.y > p.y && below) {
                ++count;
            } else if (b.y <= p.y && a.y > p.y && !below) {
                --count;
            }
        }
    }
    return count;
}

double distance_to(const Polyline& line, Point<Mm> p) {
    double least = 1e9;
    for (std::size_t i = 0; i + (line.closed ? 0 : 1) < line.points.size(); ++i) {
        const Point<Mm> a = line.points[i];
        const Point<Mm> d = line.points[(i + 1) % line.points.size()] - a;
        const double t = std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / (d.x * d.x + d.y * d.y), 0.0, 1.0);
        least = std::min(least, distance(p, a + d * t));
    }
    return least;
}

// With round ends and corners a stroke is all that lies within half its width of the line, and nothing else.
void expect_pen_area(const Polyline& line, double width) {
    const auto rings = stroked(line, {.width = width, .tolerance = 0.001});
    constexpr int steps = 92;
    for (int i = 0; i < steps * steps; ++i) {
        const Point<Mm> p{-3 + 0.173 * (i % steps), -3 + 0.173 * std::floor(i / static_cast<double>(steps))};
        const double far = distance_to(line, p);
        if (std::abs(far - width / 2) > 0.01) {
            EXPECT_EQ(winding(rings, p) != 0, far < width / 2) << p.x << " " << p.y;
        }
    }
}

TEST(Stroked, covers_what_the_pen_reaches) {
    expect_pen_area({.points = {{0, 0}, {10, 0}}}, 1);
    expect_pen_area({.points = {{0, 0}, {10, 2}, {3, 9}, {9, 9}}}, 1.4);
}

TEST(Stroked, holds_at_sharp_turns_short_pieces_and_when_the_line_goes_back) {
    expect_pen_area({.points = {{0, 0}, {10, 0}, {0, 1}}}, 2);
    expect_pen_area({.points = {{0, 0}, {5, 0}, {5.2, 0.1}, {5.3, 0.4}, {5, 8}}}, 2);
    expect_pen_area({.points = {{0, 5}, {10, 5}, {2, 5}}}, 1);
}

TEST(Stroked, follows_closed_lines_all_around) {
    expect_pen_area({.points = {{0, 0}, {10, 0}, {10, 10}, {0, 10}}, .closed = true}, 1);
    expect_pen_area({.points = {{0, 0}, {0, 10}, {10, 10}}, .closed = true}, 1);
    expect_pen_area({.points = {{0, 0}, {10, 0}, {10, 0}, {5, 9}, {0, 0}}, .closed = true}, 0.7);
}

TEST(Stroked, has_pointed_corners_when_asked) {
    const Polyline square{.points = {{0, 0}, {10, 0}, {10, 10}, {0, 10}}, .closed = true};
    EXPECT_NEAR(area_of(stroked(square, {.width = 1, .sharp = true})), 11 * 11 - 9 * 9, 1e-9);
}

TEST(Stroked, a_line_of_no_length_is_a_dot) {
    EXPECT_NEAR(area_of(stroked({.points = {{5, 5}, {5, 5}}}, {.width = 2, .tolerance = 0.0001})), std::numbers::pi, 0.01);
    EXPECT_THAT(stroked({}, {.width = 2}), SizeIs(0));
}

TEST(Stroked, dashes_are_as_long_as_their_gaps) {
    const auto rings = stroked({.points = {{0, 0}, {10, 0}}}, {.width = 1, .dash = 2});
    ASSERT_THAT(rings, SizeIs(3)); // 0-2, 4-6, 8-10
    EXPECT_NEAR(area_of(rings), 6, 1e-9);
    EXPECT_NE(winding(rings, {5, 0.01}), 0);
    EXPECT_EQ(winding(rings, {3, 0.01}), 0);
}

TEST(Stroked, dashes_go_on_around_corners) {
    const auto rings = stroked({.points = {{0, 0}, {3, 0}, {3, 3}}}, {.width = 0.2, .dash = 2});
    EXPECT_EQ(winding(rings, {2.5, 0.01}), 0);
    EXPECT_NE(winding(rings, {3.01, 1.5}), 0); // 4 to 6 mm along
}

} // namespace
} // namespace formradar::draw
