// The participant's hand on a page: marks in the boxes, handwriting in the answers and the margin.
#pragma once

#include "formradar/form/layout.hpp"
#include "support/canvas.hpp"
#include "support/habit.hpp"
#include "support/truth.hpp"

namespace formradar::simulator {

// What a participant puts on one page.
struct Filling {
    SheetTruth truth;
    bool margin_note = false;
};

[[nodiscard]] Filling random_filling(const form::PageLayout&, const AnswerMix&, Rng&);

void draw_filling(Canvas&, const form::PageLayout&, const Filling&, const Habit&, Rng&);

// One answer on one row.
void draw_answer(Canvas&, const form::Row&, const Meant&, const Habit&, Rng&);

} // namespace formradar::simulator
