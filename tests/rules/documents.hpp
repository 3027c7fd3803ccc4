// What documents say of the sources, held against them.
#pragma once

#include "rules.hpp"

namespace formradar::rules {

// The functions that a chapter names in backticks: in small letters, or a class's with "::"; in their order.
[[nodiscard]] std::vector<std::string> functions_named(const File& document, std::string_view chapter);

// A line for each name that nothing in the sources is called with.
[[nodiscard]] std::vector<std::string> unknown_functions(const std::vector<std::string>& names, const std::vector<File>& sources);

} // namespace formradar::rules
