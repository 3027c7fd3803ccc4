// What this process has taken of the machine so far.
#pragma once

namespace formradar::machine {

[[nodiscard]] double cpu_seconds();           // of all its threads
[[nodiscard]] double cpu_seconds_of_thread(); // of the one that asks
[[nodiscard]] double peak_megabytes();        // of memory, without processes that it started

// From here on as many files may be open as the system lets this process have, of which a part is usual.
void may_open_many_files();

} // namespace formradar::machine
