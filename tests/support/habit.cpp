// Drawing participants from a population.
#include "support/habit.hpp"

#include <algorithm>
#include <cmath>

namespace formradar::simulator {
namespace {

// Boxes of the measured corpus are 2.4 to 4.4 mm, ours are 7: the same pen is little more than half as wide against the box.
constexpr double corpus_box_ratio = 7.0 / 4.1;

PenKind random_kind(Rng& rng) {
    const auto u = rng.uniform();
    using enum PenKind;
    return u < 0.46 ? ballpoint : u < 0.66 ? gel : u < 0.80 ? felt : u < 0.85 ? marker : u < 0.95 ? soft_pencil : hard_pencil;
}

// The shapes of clear marks. Circles, dashes and dots are awkward answers.
MarkShape random_shape(Rng& rng) {
    const auto u = rng.uniform();
    using enum MarkShape;
    return u < 0.46 ? cross : u < 0.76 ? tick : u < 0.85 ? fill : u < 0.91 ? scribble : u < 0.97 ? slash : backslash;
}

} // namespace

Pen random_pen(PenKind kind, Rng& rng) {
    switch (kind) {
        case PenKind::ballpoint:
            return {.kind = kind, .width = rng.uniform(0.33, 0.52), .grey = rng.uniform(55, 135), .texture = Texture::ball};
        case PenKind::gel:
            return {.kind = kind, .width = rng.uniform(0.38, 0.70), .grey = rng.uniform(12, 60), .texture = Texture::smooth};
        case PenKind::felt:
            return {.kind = kind, .width = rng.uniform(0.9, 1.6), .grey = rng.uniform(25, 115), .texture = Texture::smooth};
        case PenKind::marker:
            return {.kind = kind, .width = rng.uniform(1.9, 2.5), .grey = rng.uniform(20, 100), .texture = Texture::smooth};
        case PenKind::soft_pencil:
            return {.kind = kind, .width = rng.uniform(0.45, 0.9), .grey = rng.uniform(80, 140), .texture = Texture::pencil};
        case PenKind::hard_pencil:
            return {.kind = kind, .width = rng.uniform(0.32, 0.5), .grey = rng.uniform(115, 160), .texture = Texture::pencil};
    }
    return {};
}

Habit random_habit(Rng& rng, bool relative_width) {
    Habit habit;
    habit.pen = random_pen(random_kind(rng), rng);
    habit.shape = random_shape(rng);
    habit.size = rng.chance(0.12) ? rng.uniform(0.3, 0.6) : std::clamp(rng.normal(0.97, 0.17), 0.5, 1.35); // some write small
    habit.slant = rng.normal(0, 0.12);
    habit.overshoot = rng.chance(0.3) ? rng.uniform(0.15, 0.45) : rng.uniform(-0.05, 0.12);
    habit.bow = std::abs(rng.normal(0, 0.05));
    habit.pressure = std::clamp(rng.normal(0.95, 0.18), 0.5, 1.3);
    habit.jitter = rng.uniform(0.02, 0.11);
    habit.offset_x = rng.normal(0, 0.06);
    habit.offset_y = rng.normal(0, 0.06);
    habit.tremor = rng.chance(0.08) ? rng.uniform(0.12, 0.28) : rng.uniform(0.01, 0.06);
    habit.doubled = rng.chance(0.08);
    if (relative_width) {
        habit.pen.width = std::min(2.6, habit.pen.width * corpus_box_ratio);
    }
    return habit;
}

} // namespace formradar::simulator
