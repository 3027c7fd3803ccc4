// The glyphs of the project's fonts in ems, loaded once and shared by all threads.
#pragma once

#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/draw/drawing.hpp"

namespace formradar::draw {

struct Em {}; // the side of the em square; origin on the baseline, y down as on paper

struct Glyph {
    bool known = false; // false: it is shown as an empty box, or not at all in a PDF
    double advance = 0;
    std::vector<std::vector<Point<Em>>> contours; // closed, non-zero winding, curves flattened to 0.0008 em
};

// The reference stays good for the life of the program. Throws std::bad_alloc where memory is wanting.
[[nodiscard]] const Glyph& glyph_of(Font, char32_t);

} // namespace formradar::draw
