// Hand-made strokes: a few control points become a path with the wobble, pressure and width of a hand.
#pragma once

#include <string>
#include <vector>

#include "support/habit.hpp"

namespace formradar::simulator {

using Route = std::vector<Point<Mm>>; // where the hand means to go

// The path of the pen along a smooth curve through the route.
[[nodiscard]] Path stroke(const Route&, const Habit&, Rng&);

// The strokes of one mark in a box.
[[nodiscard]] std::vector<Path> mark_strokes(MarkShape, Rect<Mm> box, const Habit&, Rng&);

// Makes a box black, as the sheet asks for corrections: `cover` is how dense the hatching is, 0.45 loose .. 1 solid.
[[nodiscard]] std::vector<Path> blacken(Rect<Mm> box, double cover, const Habit&, Rng&);

// A straight-ish line between two places, as a strike-through or an underline.
[[nodiscard]] Path line(Point<Mm> from, Point<Mm> to, const Habit&, Rng&);

// A line of something like handwriting inside `room`, x-height `height` mm; starts at the left and may end before the right.
[[nodiscard]] std::vector<Path> handwriting(Rect<Mm> room, double height, const Habit&, Rng&);

} // namespace formradar::simulator
