// What documents say of the sources, held against them.
#pragma once

#include "rules.hpp"

namespace formradar::rules {

// The functions that a chapter names in backticks: in small letters, or a class's with "::"; in their order.
[[nodiscard]] std::vector<std::string> functions_named(const File& document, std::string_view chapter);

// A line for each name that nothing in the sources is called with.
[[nodiscard]] std::vector<std::string> unknown_functions(const std::vector<std::string>& names, const std::vector<File>& sources);

// What may be named beside a number as what it was found by or is held by: tests by their file, rows that were once misread, and
// conditions of the accuracy benchmark ("accuracy").
using Witnesses = std::map<std::string, std::set<std::string>, std::less<>>;
[[nodiscard]] Witnesses witnesses_in(const std::vector<File>& tests);

// A comment "Shown by judge_test: one_name, another; accuracy: damage." or "Tried by ..." names what there is. A line for each
// name that there is not, and for each such sentence without an end.
[[nodiscard]] std::vector<std::string> unknown_witnesses(const File& source, const Witnesses&);

} // namespace formradar::rules
