// The results of groups, with those that are too small to be shown put together or left out.
#pragma once

#include "formradar/results/results.hpp"

namespace formradar::results {

// Fills `groups`, `sheets_in_no_group` and `sheets_not_shown` from `sheets`.
void add_groups(Results&, const AddUpOptions&);

// The values of one statement: those of fewer than `smallest` go, and with them others while what goes would follow from the
// total.
void withhold(Results&, std::size_t statement, int smallest);

} // namespace formradar::results
