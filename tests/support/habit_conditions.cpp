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
        {.name = "digits",
         .words = "printed digits marked instead of boxes",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = digit, .share_of_only = 0.95}},
        {.name = "digits_some",
         .words = "the same in a third of the rows",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = digit, .share_of_only = 0.35}},
        {.name = "written",
         .words = "a number written into the box",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = written, .share_of_only = 0.95}},
        {.name = "encircled",
         .words = "box and digit in one circle",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = encircled, .share_of_only = 0.9}},
        {.name = "between",
         .words = "marks between two boxes",
         .draw = any_good,
         .answers = {.empty = 0.02, .only = between, .share_of_only = 0.4}},
        {.name = "lined", .words = "one line down through all rows", .draw = any_good, .answers = {.only = lined}},
        {.name = "ticks50",
         .words = "ticks at 50 % of people's size",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = long_tick, .share_of_only = 0.98},
         .equip = ticks_of<50>},
        {.name = "ticks65",
         .words = "ticks at 65 % of people's size",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = long_tick, .share_of_only = 0.98},
         .equip = ticks_of<65>},
        {.name = "ticks80",
         .words = "ticks at 80 % of people's size",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = long_tick, .share_of_only = 0.98},
         .equip = ticks_of<80>},
        {.name = "ticks100",
         .words = "ticks at people's size",
         .draw = any_good,
         .answers = {.empty = 0.05, .only = long_tick, .share_of_only = 0.98},
         .equip = ticks_of<100>},
        {.name = "gel_in_grey",
         .words = "coloured gel pens, grey scan",
         .draw = grey_scan,
         .answers = {.empty = 0.1},
         .equip = coloured_gel},
        {.name = "highlighter",
         .words = "highlighter, colour photo",
         .draw = coloured_photo,
         .answers = {.empty = 0.1},
         .equip = highlighter},
        {.name = "onebit_pale",
         .words = "pale pencil, 1-bit scan",
         .draw = one_bit,
         .answers = {.empty = 0.05},
         .equip = pale_pencil},
        {.name = "open_in_colour",
         .words = "half of the rows open, colour photo",
         .draw = coloured_photo,
         .answers = {.empty = 0.5}},
        {.name = "flash", .words = "pencil under a flash", .draw = flash, .answers = {.empty = 0.05}, .equip = pencil},
        {.name = "sharpened", .words = "over-sharpened picture", .draw = sharpened, .answers = {.empty = 0.05}},
    };
    return conditions;
}

} // namespace formradar::simulator
