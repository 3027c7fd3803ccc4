#include "formradar/draw/text.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "formradar/core/failure.hpp"

namespace formradar::draw {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Bounds {
    Point<Mm> least{1e9, 1e9};
    Point<Mm> most{-1e9, -1e9};
};

Bounds bounds_of(const std::vector<std::vector<Point<Mm>>>& rings) {
    Bounds bounds;
    for (const auto& ring : rings) {
        for (const Point<Mm> p : ring) {
            bounds.least = {std::min(bounds.least.x, p.x), std::min(bounds.least.y, p.y)};
            bounds.most = {std::max(bounds.most.x, p.x), std::max(bounds.most.y, p.y)};
        }
    }
    return bounds;
}

double area_of(const std::vector<Point<Mm>>& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point<Mm> a = ring[i];
        const Point<Mm> b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

// The font's own advance widths: hmtx of Noto Sans, in thousandths of an em.
TEST(TextWidth, adds_up_the_advance_widths_of_the_font) {
    EXPECT_NEAR(text_width("A", Font::regular, 1000), 639, 1e-9);
    EXPECT_NEAR(text_width(" ", Font::regular, 1000), 260, 1e-9);
    EXPECT_NEAR(text_width("0", Font::regular, 1000), 572, 1e-9);
    EXPECT_NEAR(text_width("A", Font::bold, 1000), 690, 1e-9);
    EXPECT_NEAR(text_width("A0 A", Font::regular, 10), 21.1, 1e-9);
}

TEST(TextWidth, does_not_kern) {
    EXPECT_NEAR(text_width("AVAV", Font::regular, 10),
                2 * text_width("A", Font::regular, 10) + 2 * text_width("V", Font::regular, 10), 1e-9);
}

TEST(TextWidth, counts_letters_and_not_bytes) {
    EXPECT_NEAR(text_width("één", Font::regular, 10), text_width("een", Font::regular, 10), 1e-9);
    EXPECT_EQ(text_width("", Font::regular, 10), 0);
}

TEST(MissingLetters, names_each_once_in_order) {
    EXPECT_THAT(missing_letters("één ✓ 中 ✓ … 😀", Font::regular), ElementsAre("✓", "中", "😀"));
    EXPECT_THAT(missing_letters("Łódź, Ελλάδα, Київ — “½ €”\n\t", Font::bold), IsEmpty());
}

TEST(Outlines, stand_on_the_baseline_at_the_given_place) {
    const Bounds h = bounds_of(outlines({.baseline = {20, 50}, .text = "H", .style = {.size = 10}}));
    EXPECT_NEAR(h.most.y, 50, 0.01);
    EXPECT_NEAR(h.least.y, 50 - 7.14, 0.02); // capital height 714/1000
    EXPECT_GT(h.least.x, 20);
    EXPECT_LT(h.most.x, 20 + text_width("H", Font::regular, 10));
}

TEST(Outlines, have_a_counter_that_runs_the_other_way) {
    const auto rings = outlines({.baseline = {0, 0}, .text = "o", .style = {.size = 10}});
    ASSERT_EQ(rings.size(), 2U);
    EXPECT_LT(area_of(rings[0]) * area_of(rings[1]), 0);
}

TEST(Outlines, follow_the_alignment) {
    const Text left{.baseline = {50, 0}, .text = "maan", .style = {.size = 10}};
    Text centre = left;
    centre.align = Align::centre;
    Text right = left;
    right.align = Align::right;
    const double width = text_width("maan", Font::regular, 10);
    EXPECT_NEAR(bounds_of(outlines(left)).least.x - bounds_of(outlines(centre)).least.x, width / 2, 1e-9);
    EXPECT_NEAR(bounds_of(outlines(left)).least.x - bounds_of(outlines(right)).least.x, width, 1e-9);
}

TEST(Outlines, turn_clockwise_about_the_baseline_point) {
    const Bounds down = bounds_of(outlines({.baseline = {50, 50}, .text = "maan", .style = {.size = 10}, .turn = 90}));
    EXPECT_GT(down.least.y, 50); // reads downwards
    EXPECT_GE(down.least.x, 50 - 0.2);
    EXPECT_LT(down.most.x, 56); // letters stand to the right of the line
}

TEST(Outlines, of_many_threads_are_the_same) {
    const Text text{.baseline = {0, 0}, .text = "Zo één geïntegreerd beeld ŁŁŁ", .style = {.font = Font::italic}};
    std::vector<std::vector<std::vector<Point<Mm>>>> made(4);
    {
        std::vector<std::jthread> threads;
        threads.reserve(made.size());
        for (auto& result : made) {
            threads.emplace_back([&] { result = outlines(text); });
        }
    }
    EXPECT_TRUE(std::ranges::all_of(made, [&](const auto& rings) { return rings == made.front(); }));
}

} // namespace
} // namespace formradar::draw
