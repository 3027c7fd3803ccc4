// What a process says when it cannot go on, and cannot even clear up.
#pragma once

#include <string>

namespace formradar::machine {

// Where memory is wanting in a function that may not fail (destructors of libraries ask for some), this is written to standard
// error, and the process ends with `exit_code` at once, as if it had been killed there. Other mistakes still abort.
void when_without_memory(std::string said, int exit_code);

} // namespace formradar::machine
