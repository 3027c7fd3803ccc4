// What people call the columns of decisions.csv.
#pragma once

#include <string>
#include <string_view>

namespace formradar::record {

// As a name is written: in small letters, also those with an accent that our headings have, and with _ for blanks.
[[nodiscard]] std::string as_name(std::string_view cell);

// The column's name as decisions_header has it, for its name in any of our languages, or
// what is written as a name.
[[nodiscard]] std::string heading_of(std::string_view cell);

} // namespace formradar::record
