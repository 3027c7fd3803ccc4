// Readings with what people decided applied to them.
#pragma once

#include <cstddef>
#include <vector>

#include "formradar/form/session.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/record/reading.hpp"
#include "formradar/results/results.hpp"

namespace formradar::results {

// The readings, and what became of each row.
struct Decided {
    std::vector<record::Reading> readings;
    std::vector<record::RowMistake> unapplied; // decisions that hold for nothing, with the reason
    std::vector<record::RowMistake> notes;     // that change nothing, or something that was certain: to know, not to mend
    int applied = 0;                           // rows that were applied
    Checked checked;                           // scores read without doubt that a person looked at
    // Places of readings of which rows say more than how many copies there are. Which these are depends on sources, sessions,
    // sheets, pages and statuses only, not on scores.
    std::vector<std::size_t> meant;
};

// Every row overrides the field it names, in the readings of this session and in those without one; rows that name sheets of
// pages come before all others. Rows that say different things about the same field of the same page hold for nothing. A page in
// doubt as a whole is `read` when it is said to be, when it lacked a sheet only and gets one, or when each of its scores is
// decided; statements of which nothing was read then wait for a person. A decided score has confidence 1 and the reason "decided
// by ...". Apply before `settle`.
[[nodiscard]] Decided apply_decisions(std::vector<record::Reading>, const std::vector<record::Decision>&, const form::Session&);

} // namespace formradar::results
