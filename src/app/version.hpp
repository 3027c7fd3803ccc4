// The version of the program: said once, in the project's CMakeLists.txt.
#pragma once

#include <string_view>

namespace formradar::app {

[[nodiscard]] std::string_view program_version(); // "0.1.0"

} // namespace formradar::app
