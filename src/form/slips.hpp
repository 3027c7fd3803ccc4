// What people leave out or write otherwise where TOML is strict, said in words of forms instead of those of a parser.
#pragma once

#include <optional>
#include <string_view>

#include "form/toml.hpp"

namespace formradar::form {

// The first slip in a file that is no TOML, where it can be told: a quote, a comma, a bracket or a sign = that is missing, a text
// without quotes, a key twice. What only experts write (dates, tables in a line) is passed over.
[[nodiscard]] std::optional<Mistake> slip_in(std::string_view toml);

} // namespace formradar::form
