// By hand or from <charconv>, since all else in the standard library asks the locale.
#include "formradar/core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace formradar {
namespace {

// The code point at the start of `rest` and its length in bytes; length 0 where the bytes are not well-formed.
struct Decoded {
    char32_t value = 0;
    std::size_t length = 0;
};

Decoded decode(std::string_view rest) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
    if (byte(0) < 0x80) {
        return {byte(0), 1};
    }
    const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
    if (byte(0) < 0xC2 || byte(0) > 0xF4 || rest.size() < length) {
        return {};
    }
    char32_t value = byte(0) & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return {};
        }
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest.at(length) || surrogate || value > 0x10FFFF) {
        return {};
    }
    return {value, length};
}

} // namespace

std::string base32(std::uint64_t value, int letters) {
    std::string text;
    for (int i = 0; i < letters; ++i) {
        text += base32_alphabet[value & 31U];
        value >>= 5U;
    }
    std::ranges::reverse(text);
    return text;
}

std::optional<std::uint64_t> base32_value(std::string_view text) {
    std::uint64_t value = 0;
    for (const char letter : text) {
        const auto digit = base32_alphabet.find(letter);
        if (digit == std::string_view::npos) {
            return std::nullopt;
        }
        value = (value << 5U) | digit;
    }
    return value;
}

std::string fixed(double value, int decimals) {
    std::array<char, 400> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    std::string text(buffer.data(), result.ptr);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) {
        text.erase(0, 1);
    }
    return text;
}

std::string exact(double value) {
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto length = decode(text).length;
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::vector<char32_t> code_points(std::string_view utf8) {
    std::vector<char32_t> points;
    while (!utf8.empty()) {
        const auto [value, length] = decode(utf8);
        points.push_back(length == 0 ? U'\uFFFD' : value);
        utf8.remove_prefix(length == 0 ? 1 : length);
    }
    return points;
}

std::string to_utf8(std::span<const char32_t> points) {
    std::string text;
    const auto append = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    for (const char32_t point : points) {
        if (point < 0x80) {
            append(point);
            continue;
        }
        const unsigned following = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        append(((0xF80U >> following) & 0xFFU) | (point >> (6 * following))); // 0xC0, 0xE0 or 0xF0: one bit a byte of the letter
        for (unsigned left = following; left-- > 0;) {
            append(0x80U | ((point >> (6 * left)) & 0x3FU));
        }
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    parts.push_back(text);
    return parts;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 60;
    auto letters = code_points(text.substr(0, 4 * longest + 4));
    const auto moves = [](char32_t letter) {
        const bool direction = (letter >= 0x200B && letter <= 0x200F) || (letter >= 0x2028 && letter <= 0x202E) ||
                               (letter >= 0x2066 && letter <= 0x2069);
        return letter < 0x20 || (letter >= 0x7F && letter < 0xA0) || letter == U'\uFFFD' || direction;
    };
    std::ranges::replace_if(letters, moves, U'?');
    const bool whole = letters.size() <= longest;
    letters.resize(std::min(letters.size(), longest));
    return to_utf8(letters) + (whole ? "" : "…");
}

} // namespace formradar
