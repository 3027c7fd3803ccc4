// Text of others as people see it: nothing in it steers a terminal, a page or a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace formradar {

// Control characters of both ranges, marks that turn the direction of writing, separators of lines, and what no text may hold.
[[nodiscard]] bool steers(char32_t letter);

// On one line and well-formed; U+FFFD in place of what steers.
[[nodiscard]] std::string harmless(std::string_view text);

// A file's name, whose bytes may be no text: as it is when it is UTF-8. Else each wrong byte becomes U+FFFD and two hex digits,
// and so does a U+FFFD that was there: two names never become one.
[[nodiscard]] std::string name_as_text(std::string_view bytes);

} // namespace formradar
