// What was found on real sheets and in real pictures that the plain conditions do not have, one kind a condition.
#include <algorithm>
#include <cmath>

#include "support/condition.hpp"

namespace formradar::simulator {
namespace {

ScanCondition any_good(Rng& rng, Size<Mm> layout) {
    return condition_named("awkward").draw(rng, layout);
}

// A scanner that reads grey through coloured light: orange and pink are nearly as bright as paper.
ScanCondition grey_scan(Rng& rng, Size<Mm> layout) {
    return condition_named(rng.chance(0.5) ? "office200" : "office300").draw(rng, layout);
}

ScanCondition photo(Rng& rng, Size<Mm> layout) {
    return condition_named("photo").draw(rng, layout);
}

ScanCondition coloured_photo(Rng& rng, Size<Mm> layout) {
    auto scan = photo(rng, layout);
    scan.coloured = true;
    return scan;
}

ScanCondition one_bit(Rng& rng, Size<Mm> layout) {
    auto scan = condition_named("onebit").draw(rng, layout);
    scan.lightest_ink = 255; // pens that leave no more than specks, or nothing
    scan.sensor.depth = Depth::one_bit;
    scan.sensor.threshold = rng.uniform(0.45, 0.75);
    return scan;
}

// A flash that clips paper and pencil to white, in a part of the picture or in all of it.
ScanCondition flash(Rng& rng, Size<Mm> layout) {
    auto scan = condition_named("photo").draw(rng, layout);
    scan.light.glares.push_back({.x = rng.uniform(0.3, 0.9),
                                 .y = rng.uniform(0.4, 1.2),
                                 .radius = rng.uniform(0.15, 0.4),
                                 .strength = rng.uniform(0.3, 0.8)});
    scan.sensor.high = rng.uniform(150, 215);
    scan.sensor.low = rng.uniform(0, 20);
    return scan;
}

// Phone apps for documents: the paper white, the edges hard, the grain with them.
ScanCondition sharpened(Rng& rng, Size<Mm> layout) {
    auto scan = condition_named("photo").draw(rng, layout);
    scan.sensor.sharpen = rng.uniform(2, 5);
    scan.sensor.low = rng.uniform(10, 60);
    scan.sensor.high = rng.uniform(170, 235);
    scan.sensor.noise = rng.uniform(2, 7);
    return scan;
}

void coloured_gel(Habit& habit, Rng& rng) {
    habit.pen = {
        .kind = PenKind::gel, .width = rng.uniform(0.45, 0.9), .grey = rng.uniform(190, 247), .texture = Texture::smooth};
}

void highlighter(Habit& habit, Rng& rng) {
    habit.pen = {
        .kind = PenKind::marker, .width = rng.uniform(2, 4.5), .grey = rng.uniform(215, 245), .texture = Texture::smooth};
    habit.pen.colour = rng.uniform(30, 120); // yellow has most of it
}

void pale_pencil(Habit& habit, Rng& rng) {
    habit.pen = random_pen(PenKind::hard_pencil, rng);
    habit.pen.grey = rng.uniform(120, 215);
}

void pencil(Habit& habit, Rng& rng) {
    habit.pen = random_pen(rng.chance(0.6) ? PenKind::soft_pencil : PenKind::hard_pencil, rng);
}

template <int Percent>
void ticks_of(Habit& habit, Rng& rng) {
    habit.size = Percent / 100.0;
    habit.pen = random_pen(rng.chance(0.6) ? PenKind::ballpoint : PenKind::gel, rng);
}

} // namespace

const std::vector<Condition>& habit_conditions() {
    using enum AnswerKind;
    static const std::vector<Condition> conditions = {
        {.name = "digits", .draw = any_good, .answers = {.empty = 0.05, .only = digit, .share_of_only = 0.95}},
        {.name = "digits_some", .draw = any_good, .answers = {.empty = 0.05, .only = digit, .share_of_only = 0.35}},
        {.name = "written", .draw = any_good, .answers = {.empty = 0.05, .only = written, .share_of_only = 0.95}},
        {.name = "encircled", .draw = any_good, .answers = {.empty = 0.05, .only = encircled, .share_of_only = 0.9}},
        {.name = "between", .draw = any_good, .answers = {.empty = 0.02, .only = between, .share_of_only = 0.4}},
        {.name = "lined", .draw = any_good, .answers = {.only = lined}},
        {.name = "ticks50",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = long_tick, .share_of_only = 0.98},
         .equip = ticks_of<50>},
        {.name = "ticks65",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = long_tick, .share_of_only = 0.98},
         .equip = ticks_of<65>},
        {.name = "ticks80",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = long_tick, .share_of_only = 0.98},
         .equip = ticks_of<80>},
        {.name = "ticks100",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = long_tick, .share_of_only = 0.98},
         .equip = ticks_of<100>},
        {.name = "gel_in_grey", .draw = grey_scan, .answers = {.empty = 0.1}, .equip = coloured_gel},
        {.name = "highlighter", .draw = coloured_photo, .answers = {.empty = 0.1}, .equip = highlighter},
        {.name = "onebit_pale", .draw = one_bit, .answers = {.empty = 0.05}, .equip = pale_pencil},
        {.name = "open_in_colour", .draw = coloured_photo, .answers = {.empty = 0.5}},
        {.name = "flash", .draw = flash, .answers = {.empty = 0.05}, .equip = pencil},
        {.name = "sharpened", .draw = sharpened, .answers = {.empty = 0.05}},
    };
    return conditions;
}

} // namespace formradar::simulator
