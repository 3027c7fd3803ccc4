// Text that people typed, in the one form in which the same letters are the same bytes.
#pragma once

#include <string>
#include <string_view>

namespace formradar::form {

// Unicode's form NFC: "e" and an accent after it become "é", as the font has it. Bytes that are not UTF-8 come back as they are.
[[nodiscard]] std::string composed(std::string_view utf8);

// Whether this letter is put over or under the one before it. The font has no places for those that `composed` leaves.
[[nodiscard]] bool is_combining(char32_t letter);

} // namespace formradar::form
