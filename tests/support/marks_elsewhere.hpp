// Marks that people make elsewhere than in the box, or larger than it: what the sheet does not ask for.
#pragma once

#include "formradar/form/layout.hpp"
#include "support/canvas.hpp"
#include "support/habit.hpp"

namespace formradar::simulator {

// The digit above the box crossed, ticked, struck, scribbled over or circled.
void draw_on_digit(Canvas&, const form::Row&, int value, const Habit&, Rng&);

// The number written into its box, instead of a cross.
void draw_number(Canvas&, const form::Row&, int value, const Habit&, Rng&);

// A circle round the box and its digit together.
void draw_round_box_and_digit(Canvas&, const form::Row&, int value, const Habit&, Rng&);

// A tick whose foot stands in the box, and whose arm leads up to two boxes and more up and to the right. `Habit::size`: of the
// mark against the box, 1 as large as people make them against small boxes.
void draw_long_tick(Canvas&, const form::Row&, int value, const Habit&, Rng&);

// One line down through all boxes of a column.
void draw_column_line(Canvas&, const form::PageLayout&, int value, const Habit&, Rng&);

} // namespace formradar::simulator
