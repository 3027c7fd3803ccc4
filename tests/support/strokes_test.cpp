// Marks look like those of the real corpus: the share of dark pixels in the box less 15 % a side, measured on 344 marks of 44
// writers.
#include "support/strokes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace formradar::simulator {
namespace {

constexpr Rect<Mm> box{0, 0, 7, 7};

// Share of the box less 15 % a side that is darker than halfway between the lightest pen and the paper.
double ink_inside(const Canvas& canvas) {
    const auto inside = box.grown(-0.15 * box.width);
    int dark = 0;
    int all = 0;
    for (int y = 0; y < canvas.image.height(); ++y) {
        for (int x = 0; x < canvas.image.width(); ++x) {
            const Point<Mm> at{canvas.origin.x + (x + 0.5) / canvas.px_per_mm, canvas.origin.y + (y + 0.5) / canvas.px_per_mm};
            if (inside.contains(at)) {
                ++all;
                dark += canvas.image.row(y)[static_cast<std::size_t>(x)] < 200 ? 1 : 0;
            }
        }
    }
    return static_cast<double>(dark) / all;
}

Canvas empty_canvas() {
    return {.image = GrayImage(300, 300, 250), .px_per_mm = 10, .origin = {-11.5, -11.5}};
}

// Ink of marks of many writers, sorted; `share` of them with pens as wide against the box as in the corpus. Half is what sheets
// are made with: lighter than the corpus, since our boxes are larger.
std::vector<double> inks_of(MarkShape shape, double share = 1) {
    std::vector<double> inks;
    Rng rng(17);
    for (int i = 0; i < 300; ++i) {
        const auto habit = random_habit(rng, rng.chance(share));
        auto canvas = empty_canvas();
        for (const auto& path : mark_strokes(shape, box, habit, rng)) {
            draw_ink(canvas, path, habit.pen.texture, rng);
        }
        inks.push_back(ink_inside(canvas));
    }
    std::ranges::sort(inks);
    return inks;
}

double quantile(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

TEST(MarkStrokes, crosses_have_the_ink_of_real_ones) {
    const auto inks = inks_of(MarkShape::cross);
    EXPECT_GE(quantile(inks, 0.5), 0.29);
    EXPECT_LE(quantile(inks, 0.5), 0.42);
    EXPECT_LE(quantile(inks_of(MarkShape::cross, 0.5), 0.02), 0.12); // real ones begin at 0.09
    EXPECT_GE(inks.back(), 0.79);
}

TEST(MarkStrokes, ticks_have_the_ink_of_real_ones) {
    const auto inks = inks_of(MarkShape::tick);
    EXPECT_GE(quantile(inks, 0.5), 0.22);
    EXPECT_LE(quantile(inks, 0.5), 0.34);
    EXPECT_LE(inks_of(MarkShape::tick, 0.5).front(), 0.05);
}

TEST(MarkStrokes, single_strokes_go_down_to_three_hundredths) {
    EXPECT_LE(inks_of(MarkShape::slash, 0.5).front(), 0.04);
    EXPECT_LE(quantile(inks_of(MarkShape::backslash, 0.5), 0.05), 0.13);
}

TEST(MarkStrokes, blackened_boxes_are_black_imperfectly) {
    const auto inks = inks_of(MarkShape::fill);
    EXPECT_GE(quantile(inks, 0.10), 0.40);
    EXPECT_LE(quantile(inks, 0.10), 0.65);
    EXPECT_GE(quantile(inks, 0.90), 0.85);
}

TEST(MarkStrokes, ticks_leave_their_box_up_and_to_the_right_by_up_to_two_boxes) {
    Rng rng(3);
    double farthest = 0;
    int right_and_up = 0;
    for (int i = 0; i < 300; ++i) {
        const auto habit = random_habit(rng);
        const auto paths = mark_strokes(MarkShape::tick, box, habit, rng);
        const auto end = paths.front().back().at;
        farthest = std::max(farthest, end.x - box.right());
        right_and_up += end.x > box.centre().x && end.y < box.centre().y ? 1 : 0;
    }
    EXPECT_GE(right_and_up, 270);
    EXPECT_GE(farthest, 5);
    EXPECT_LE(farthest, 2 * box.width + 2);
}

TEST(MarkStrokes, writers_differ_more_than_one_writer_from_mark_to_mark) {
    Rng rng(8);
    double within = 0;
    std::vector<double> means;
    for (int writer = 0; writer < 24; ++writer) {
        const auto habit = random_habit(rng);
        std::vector<double> lengths;
        for (int i = 0; i < 6; ++i) {
            const auto paths = mark_strokes(MarkShape::cross, box, habit, rng);
            lengths.push_back(distance(paths.front().front().at, paths.front().back().at));
        }
        const auto [low, high] = std::ranges::minmax(lengths);
        within += (high - low) / 24;
        means.push_back((low + high) / 2);
    }
    const auto [low, high] = std::ranges::minmax(means);
    EXPECT_GT(high - low, 1.3 * within);
}

TEST(Handwriting, stays_about_its_line) {
    Rng rng(5);
    const Rect<Mm> room{10, 20, 80, 8};
    for (const auto& word : handwriting(room, 2.2, random_habit(rng), rng)) {
        for (const auto& point : word) {
            EXPECT_TRUE(room.grown(5).contains(point.at));
        }
    }
}

} // namespace
} // namespace formradar::simulator
