// A picture of which something may be missing: what is not on it may have been.
#pragma once

#include "formradar/record/reading.hpp"

namespace formradar::read {

// What is empty waits for a person. `suspect`: who complained of what.
void distrust_empties(record::Reading&, const Reason& suspect);

// Nothing on it is no longer said to be blank or other paper: it could not be read.
void distrust_paper(record::Reading&, const Reason& suspect);

} // namespace formradar::read
