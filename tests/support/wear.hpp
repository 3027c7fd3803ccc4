// What printers and copiers do to a page, and what happens to the paper on the way to the scanner.
#pragma once

#include <vector>

#include "formradar/form/layout.hpp"
#include "support/canvas.hpp"
#include "support/condition.hpp"

namespace formradar::simulator {

// Prints the ideal page (0 black, 255 white) with real toner on real paper, and copies it `generations` times.
void print(Canvas&, const Toner&, Rng&);

// Copies the filled-in sheet `refills` times.
void copy_filled(Canvas&, const Toner&, Rng&);

// Folds, stains, dust, tape, pen strokes where they do not belong. The places where the paper is gone come back as polygons of
// layout millimetres: what is under the paper shows there.
using Cutouts = std::vector<std::vector<Point<Mm>>>;
[[nodiscard]] Cutouts damage(Canvas&, form::Paper, const Damage&, Rng&);

} // namespace formradar::simulator
