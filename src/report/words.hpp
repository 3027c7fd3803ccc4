// Sentences of the results filled in, and numbers as a language writes them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "formradar/form/words.hpp"

namespace formradar::report {

using Gaps = std::initializer_list<std::pair<std::string_view, std::string>>;

[[nodiscard]] std::string filled(std::string_view sentence, Gaps gaps);
[[nodiscard]] std::string counted(const form::Plural&, int n); // fills {n} and takes the right form

[[nodiscard]] std::string number(const form::ReportWords&, double value, int decimals);                       // "3,4"; "–0,4"
[[nodiscard]] std::string number(const form::ReportWords&, const std::optional<double>& value, int decimals); // "–" for none
[[nodiscard]] std::string with_sign(const form::ReportWords&, double value, int decimals); // "+0,4", "–0,4", "0,0"

} // namespace formradar::report
