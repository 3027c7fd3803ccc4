// What this process runs on and with, for reports of faults.
#pragma once

#include <string>
#include <vector>

namespace formradar::machine {

[[nodiscard]] std::string system_name(); // "Linux 6.1.0 x86_64"

// The files of the shared libraries that are loaded, with links followed: their names end in their versions. Sorted.
[[nodiscard]] std::vector<std::string> loaded_libraries();

} // namespace formradar::machine
