#include "formradar/core/geometry.hpp"

#include <gtest/gtest.h>

#include <concepts>

namespace formradar {
namespace {

template <class A, class B>
concept can_be_added = requires(A a, B b) {
    a + b;
};

static_assert(can_be_added<Point<Mm>, Point<Mm>>);
static_assert(!can_be_added<Point<Mm>, Point<Px>>, "millimetres and pixels cannot be mixed");

TEST(Rect, knows_its_edges_and_centre) {
    const Rect<Mm> rect{10, 20, 30, 40};
    EXPECT_EQ(rect.right(), 40);
    EXPECT_EQ(rect.bottom(), 60);
    EXPECT_EQ(rect.centre(), (Point<Mm>{25, 40}));
}

TEST(Rect, contains_its_edges) {
    const Rect<Px> rect{0, 0, 2, 2};
    EXPECT_TRUE(rect.contains({0, 0}));
    EXPECT_TRUE(rect.contains({2, 2}));
    EXPECT_FALSE(rect.contains({2.001, 1}));
    EXPECT_FALSE(rect.contains({1, -0.001}));
}

TEST(Rect, grows_on_all_sides) {
    EXPECT_EQ((Rect<Mm>{10, 10, 4, 4}.grown(1)), (Rect<Mm>{9, 9, 6, 6}));
    EXPECT_EQ((Rect<Mm>{10, 10, 4, 4}.grown(-1)), (Rect<Mm>{11, 11, 2, 2}));
}

TEST(Point, adds_scales_and_measures) {
    const Point<Mm> a{1, 2};
    const Point<Mm> b{4, 6};
    EXPECT_EQ(distance(a, b), 5);
    EXPECT_EQ(b - a, (Point<Mm>{3, 4}));
    EXPECT_EQ((b - a) * 2 + a, (Point<Mm>{7, 10}));
}

} // namespace
} // namespace formradar
