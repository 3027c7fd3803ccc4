// The bytes of a table that people saved with any program, as UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "formradar/core/expected.hpp"
#include "formradar/core/reason.hpp"

namespace formradar::record {

// UTF-8 or UTF-16, with or without a byte order mark, else Windows-1252 (line by line: people add lines with other programs).
// Every end of a line becomes "\n". What is no text gives one sentence with the cause and what to do.
[[nodiscard]] Expected<std::string, Reason> text_of_table(std::string_view bytes);

// The letters that the bytes of a line stand for, as above.
[[nodiscard]] std::string text_of_line(std::string_view bytes);

} // namespace formradar::record
