// What steers is told by ranges of Unicode; everything else is left as it is.
#include "formradar/core/harmless.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "formradar/core/text.hpp"

namespace formradar {
namespace {

constexpr char32_t unknown = U'\uFFFD';

// First and last. https://www.unicode.org/reports/tr9/ for the marks of direction.
constexpr std::array<std::pair<char32_t, char32_t>, 10> steering = {{
    {0x00, 0x1F},       // controls
    {0x7F, 0x9F},       // delete, and the controls of eight bits
    {0x61C, 0x61C},     // marks of direction
    {0x200E, 0x200F},   //
    {0x2028, 0x202E},   // line and paragraph; embeddings and overrides
    {0x2066, 0x206F},   // isolates, and what is no longer used
    {0xFEFF, 0xFEFF},   // the mark of byte order
    {0xFFF9, 0xFFFB},   // annotations
    {0xFFFE, 0xFFFF},   // no letters at all
    {0xE0000, 0xE0FFF}, // tags that nobody sees
}};

std::string hex_of(unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    return {digits[byte >> 4U], digits[byte & 15U]};
}

std::string letter_as_text(char32_t letter) {
    return to_utf8(std::array{letter});
}

} // namespace

bool steers(char32_t letter) {
    return std::ranges::any_of(steering, [&](const auto& range) { return range.first <= letter && letter <= range.second; });
}

std::string harmless(std::string_view text) {
    auto letters = code_points(text);
    std::ranges::replace_if(letters, steers, unknown);
    return to_utf8(letters);
}

std::string name_as_text(std::string_view bytes) {
    const auto mark = letter_as_text(unknown);
    if (is_utf8(bytes) && bytes.find(mark) == std::string_view::npos) {
        return std::string(bytes);
    }
    std::string text;
    while (!bytes.empty()) {
        std::size_t length = 1; // of the well-formed letter that is next; at most four bytes
        while (length < 4 && length < bytes.size() && !is_utf8(bytes.substr(0, length))) {
            ++length;
        }
        const auto letter = bytes.substr(0, length);
        const bool good = is_utf8(letter) && letter != mark;
        text += good ? std::string(letter) : mark + hex_of(static_cast<unsigned char>(bytes.front()));
        bytes.remove_prefix(good ? length : 1);
    }
    return text;
}

} // namespace formradar
