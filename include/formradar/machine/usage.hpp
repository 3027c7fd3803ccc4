// What this process has taken of the machine so far.
#pragma once

namespace formradar::machine {

[[nodiscard]] double cpu_seconds();           // of all its threads
[[nodiscard]] double cpu_seconds_of_thread(); // of the one that asks
[[nodiscard]] double peak_megabytes();        // of memory, without processes that it started

} // namespace formradar::machine
