// The area that a pen covers along a line: for rendering pictures, where there is no pen but only areas.
#pragma once

#include <vector>

#include "formradar/draw/path.hpp"

namespace formradar::draw {

// What a line is drawn with.
struct Pen {
    double width = 0.25;     // mm, more than 0
    double dash = 0;         // mm of line and of gap, with flat ends; 0 is a solid line with round ends
    bool sharp = false;      // corners are pointed instead of round
    double tolerance = 0.01; // mm: how far round parts may stray
};

// Closed rings whose non-zero winding area is the stroke.
[[nodiscard]] std::vector<std::vector<Point<Mm>>> stroked(const Polyline&, const Pen&);

} // namespace formradar::draw
