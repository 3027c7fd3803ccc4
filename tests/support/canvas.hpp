// A sheet of paper as a grey picture of high resolution, and ink that is drawn on it.
#pragma once

#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"
#include "support/random.hpp"

namespace formradar::simulator {

// `origin` is the layout's place (mm) of the picture's top left corner: not (0, 0) when printed smaller or on other paper.
struct Canvas {
    GrayImage image;
    double px_per_mm = 16;
    Point<Mm> origin;

    [[nodiscard]] Point<Px> to_px(Point<Mm> p) const { return {(p.x - origin.x) * px_per_mm, (p.y - origin.y) * px_per_mm}; }
};

struct InkPoint {
    Point<Mm> at;
    double radius = 0.2;  // mm
    double density = 0.7; // share of the light that the ink takes, 0..1
};

using Path = std::vector<InkPoint>;

enum class Texture { smooth, ball, pencil };

// Multiplies the paper by one continuous path of the pen: overlaps within a path do not get darker, those of two paths do.
void draw_ink(Canvas&, const Path&, Texture, Rng&);

// Takes pencil away as an eraser does: what is darker than the paper fades by `share`, unevenly.
void erase(Canvas&, Rect<Mm>, double share, Rng&);

} // namespace formradar::simulator
