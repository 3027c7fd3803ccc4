// Letters that are not seen, and numbers as spreadsheets keep them.
#include "record/cell.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "formradar/core/text.hpp"

namespace formradar::record {

// Blanks that look like none, and letters that are not seen: copied from a page or a chat with what was meant.
std::string_view without_unseen(std::string_view text) {
    constexpr std::array<std::string_view, 7> unseen = {"\xC2\xA0",     "\xE2\x80\x8B", "\xE2\x80\x8E", "\xE2\x80\x8F",
                                                        "\xE2\x80\xAF", "\xE2\x81\xA0", "\xEF\xBB\xBF"};
    for (bool more = true; more;) {
        text = trimmed(text);
        more = false;
        for (const auto letter : unseen) {
            if (text.starts_with(letter)) {
                text.remove_prefix(letter.size());
                more = true;
            } else if (text.ends_with(letter)) {
                text.remove_suffix(letter.size());
                more = true;
            }
        }
    }
    return text;
}

// Also as spreadsheets write it: "4.0", "4,00", and as a formula or a text: =4, ="4", '4.
std::optional<int> whole_number(std::string_view text) {
    text = without_unseen(text);
    constexpr std::string_view before = "='+\"";
    while (!text.empty() && before.find(text.front()) != std::string_view::npos) {
        text.remove_prefix(1);
    }
    std::string plain(text.substr(0, text.ends_with('"') ? text.size() - 1 : text.size()));
    std::ranges::replace(plain, ',', '.');
    const auto number = parse_number(plain);
    const bool whole = number && *number == std::floor(*number) && std::abs(*number) < 1e9;
    return whole ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

} // namespace formradar::record
