// The results of groups, with those that are too small to be shown put together or left out.
#pragma once

#include "formradar/results/results.hpp"

namespace formradar::results {

// Fills `groups`, `sheets_in_no_group` and `sheets_not_shown` from `sheets`.
void add_groups(Results&, const AddUpOptions&);

} // namespace formradar::results
