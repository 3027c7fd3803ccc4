// Numbers to text and back, the same whatever the user's locale; UTF-8 checked; base 32 letters that are not mixed up.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formradar {

// Crockford's base 32: no I, L, O, U. https://www.crockford.com/base32.html
inline constexpr std::string_view base32_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

[[nodiscard]] std::string base32(std::uint64_t value, int letters);        // the lowest 5*letters bits, most significant first
[[nodiscard]] std::optional<std::uint64_t> base32_value(std::string_view); // nothing where a letter is not of the alphabet

[[nodiscard]] std::string fixed(double value, int decimals);        // "0.06"; never "-0.00"
[[nodiscard]] std::string exact(double value);                      // the shortest text that reads back as the same number
[[nodiscard]] std::optional<double> parse_number(std::string_view); // all of it, finite, with a point; else nothing
[[nodiscard]] bool is_utf8(std::string_view); // well-formed: no overlong forms, surrogates or values over U+10FFFF
[[nodiscard]] std::vector<char32_t> code_points(std::string_view utf8); // U+FFFD for each byte that is not well-formed
[[nodiscard]] std::string to_utf8(std::span<const char32_t>);           // of code points that `code_points` can give
[[nodiscard]] std::vector<std::string_view> split(
    std::string_view, char separator);                    // pieces of the text given; of an empty one a single empty piece
[[nodiscard]] std::string_view trimmed(std::string_view); // without blanks, tabs and ends of lines on either side
// As it may be repeated in a message: no byte that moves a terminal, and no more than 60 letters.
[[nodiscard]] std::string shown(std::string_view);

// The name among `known` that someone who wrote `word` most likely meant.
[[nodiscard]] std::optional<std::string_view> closest(std::string_view word, const std::vector<std::string_view>& known);

} // namespace formradar
