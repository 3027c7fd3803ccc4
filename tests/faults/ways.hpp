// By which callers the program comes to a call: what fails there is met by the same lines of code each time.
#pragma once

namespace formradar::faults {

// Adds the number of a call to the file that FORMRADAR_FAULT_PLACES names, when none before it came by the same way.
void tell_way(long number);

} // namespace formradar::faults
