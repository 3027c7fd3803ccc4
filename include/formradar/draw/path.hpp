// The edges of shapes as lines and cubic curves: what every way of drawing them (PDF, SVG, picture) starts from.
#pragma once

#include <vector>

#include "formradar/draw/drawing.hpp"

namespace formradar::draw {

// Steps, and the points that they take one after the other.
struct Path {
    // What a step does; it begins where the last one ended.
    enum class Step { move, line, curve, close }; // they take 1, 1, 3 (two controls and the end) and 0 points
    std::vector<Step> steps = {};
    std::vector<Point<Mm>> points = {};
    bool operator==(const Path&) const = default;
};

// Each ring is closed. A line of fewer than two points, and a ring of fewer than two, has no path.
[[nodiscard]] Path path_of(const Line&);
[[nodiscard]] Path path_of(const Polygon&);
[[nodiscard]] Path path_of(const Rectangle&);
[[nodiscard]] Path path_of(const Disc&);
[[nodiscard]] Path path_of(const Cells&); // a rectangle for each run of black cells in a row

// Points joined by straight lines.
struct Polyline {
    std::vector<Point<Mm>> points = {};
    bool closed = false; // the last point is joined to the first
    bool operator==(const Polyline&) const = default;
};

// Curves as lines that stray at most `tolerance_mm` from them.
[[nodiscard]] std::vector<Polyline> flattened(const Path&, double tolerance_mm);

} // namespace formradar::draw
