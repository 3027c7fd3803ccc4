// How one participant marks: people differ in pen, shape, size, slant and care, and stay like themselves over a sheet.
#pragma once

#include <vector>

#include "support/canvas.hpp"
#include "support/random.hpp"

namespace formradar::simulator {

enum class MarkShape { cross, tick, fill, scribble, slash, backslash, dot, circle, dash };

enum class PenKind { ballpoint, gel, felt, marker, soft_pencil, hard_pencil };

struct Pen {
    PenKind kind = PenKind::ballpoint;
    double width = 0.45; // mm on paper
    double grey = 90;    // of its ink on white paper, 0..255
    Texture texture = Texture::ball;
    double colour = 0; // how far from grey its ink is on white paper, 0..255
};

struct Habit {
    Pen pen;
    MarkShape shape = MarkShape::cross;
    double size = 1;        // of the mark, in boxes
    double slant = 0;       // radians clockwise
    double overshoot = 0.1; // how far strokes leave the box, in boxes
    double bow = 0.03;      // how curved straight strokes are, in their lengths
    double pressure = 1;    // 0.4 light .. 1.3 heavy
    double jitter = 0.06;   // boxes: how much ends and centre differ from mark to mark
    double offset_x = 0;    // boxes: always a bit to one side
    double offset_y = 0;
    double tremor = 0.03; // mm
    bool doubled = false; // goes over every stroke twice
};

[[nodiscard]] Pen random_pen(PenKind, Rng&);

// `relative_width`: pen widths as large against the box as those of the real corpus, whose boxes are smaller.
[[nodiscard]] Habit random_habit(Rng&, bool relative_width = false);

} // namespace formradar::simulator
