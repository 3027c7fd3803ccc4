// The version of the program: said once, in the project's CMakeLists.txt.
#pragma once

#include <string>
#include <string_view>

namespace formradar::app {

[[nodiscard]] std::string_view program_version(); // "0.1.0"

// For reports of faults: the compiler, and every library this process runs with, by its file.
[[nodiscard]] std::string build_text();

} // namespace formradar::app
