// What a cell of a table says, however a person or a spreadsheet wrote it.
#pragma once

#include <optional>
#include <string_view>

namespace formradar::record {

[[nodiscard]] std::string_view without_unseen(std::string_view text); // blanks of all kinds at its ends
[[nodiscard]] std::optional<int> whole_number(std::string_view text);

} // namespace formradar::record
