// Small things done to words: those of others quoted, and letters made small.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace formradar::scan {

// Without line ends and all else that is no visible letter, and not longer than that.
[[nodiscard]] inline std::string quoted_words(std::string_view text, std::size_t longest) {
    std::string words(text.substr(0, longest));
    std::ranges::replace_if(
        words, [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; }, '?');
    return text.size() > longest ? words + " ..." : words;
}

[[nodiscard]] inline std::string lower_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

} // namespace formradar::scan
