// What a spreadsheet makes of a sheet's id, and which ids are therefore not given out.
#pragma once

#include <optional>
#include <string_view>

namespace formradar::form {

// Whether the id stays what it is in every spreadsheet: not all digits, no 0 at its start, no number with an exponent, no month,
// no time of the day.
[[nodiscard]] bool stays_as_typed(std::string_view id);

// Whether `cell` is the id, or the number that a spreadsheet makes of it: "093" becomes 93, "4E3" becomes 4000 or 4,00E+03.
[[nodiscard]] bool means_sheet(std::string_view cell, std::string_view id);

} // namespace formradar::form
