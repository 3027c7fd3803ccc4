// Readings and decisions to what a session's results are: nothing here touches the outside world.
#pragma once

#include <string>
#include <vector>

#include "formradar/results/decisions.hpp"
#include "formradar/results/results.hpp"
#include "formradar/results/settle.hpp"

namespace formradar::app {

struct Conclusion {
    std::vector<Reading> readings; // decisions applied, settled
    Results results;
    std::vector<RowMistake> unapplied; // decisions that could not be understood or applied
    std::vector<MissingPage> missing;
    int decisions = 0; // that were applied
};

// `readings`: those of this session and those of none; those of others are listed as foreign.
[[nodiscard]] Conclusion conclude(std::vector<Reading> readings, const Session&, Decisions decisions,
                                  SmallGroups = SmallGroups::merge);

[[nodiscard]] bool is_of_another(const Reading&, const Session&); // and not just of none
void set_aside(Reading&);                                         // as foreign

// Whether this page makes a run end with "something waits for a person".
[[nodiscard]] bool waits(const Reading&);
[[nodiscard]] bool anything_waits(const Conclusion&);

} // namespace formradar::app
