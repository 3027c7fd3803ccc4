// Which encoding a table's bytes are in, and its letters.
#include "record/table_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"

namespace formradar::record {
namespace {

struct Signature {
    std::string_view start;
    Cause cause;
};

// What people save under the name of decisions.csv by mistake, known by its first bytes.
constexpr std::array signatures = {
    Signature{{"PK\x03\x04", 4}, Cause::table_workbook},
    Signature{{"\xD0\xCF\x11\xE0", 4}, Cause::table_old_workbook},
    Signature{{"%PDF", 4}, Cause::table_pdf},
    Signature{{"{\\rtf", 5}, Cause::table_text_document},
    Signature{{"\xFF\xFE\0\0", 4}, Cause::table_utf32},
    Signature{{"\0\0\xFE\xFF", 4}, Cause::table_utf32},
};

// Of bytes 0x80 to 0x9F; the others are the same as in Unicode. 0: no letter.
constexpr std::array<char32_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
    std::vector<char32_t> letters;
    for (const char c : bytes) {
        const char32_t byte = static_cast<unsigned char>(c);
        const char32_t letter = byte >= 0x80 && byte < 0xA0 ? windows_1252.at(byte - 0x80) : byte;
        letters.push_back(letter == 0 && byte != 0 ? U'\uFFFD' : letter);
    }
    return to_utf8(letters);
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
    std::vector<char32_t> letters;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        const char32_t unit = big_endian ? first * 256U + second : second * 256U + first;
        const bool low = unit >= 0xDC00 && unit < 0xE000;
        const bool after_high = !letters.empty() && letters.back() >= 0xD800 && letters.back() < 0xDC00;
        if (low && after_high) {
            letters.back() = 0x10000 + ((letters.back() - 0xD800) << 10U) + (unit - 0xDC00);
        } else {
            letters.push_back(unit);
        }
    }
    std::ranges::replace_if(
        letters, [](char32_t letter) { return letter >= 0xD800 && letter < 0xE000; }, U'\uFFFD');
    return to_utf8(letters);
}

// A table holds commas, digits and ends of lines, so every second byte of UTF-16 is often zero.
enum class Zeros { none, even, odd, mixed };

Zeros zeros_in(std::string_view bytes) {
    std::array<std::size_t, 2> count{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        count.at(i % 2) += bytes[i] == '\0' ? 1 : 0;
    }
    using enum Zeros;
    const auto [evens, odds] = count;
    return evens + odds == 0                           ? none
           : evens * 3 > bytes.size() / 2 && odds == 0 ? even
           : odds * 3 > bytes.size() / 2 && evens == 0 ? odd
                                                       : mixed;
}

std::string with_plain_ends(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!pair) {
            result += text[i] == '\r' ? '\n' : text[i];
        }
    }
    return result;
}

std::string by_line(std::string_view bytes) {
    std::string text;
    for (const auto line : split(bytes, '\n')) {
        text += text_of_line(line) + "\n";
    }
    text.pop_back();
    return text;
}

// Other control characters come from soft line breaks and old printers: they are blanks. A byte 0 is in no text.
Expected<std::string, Reason> without_controls(std::string_view text) {
    auto letters = code_points(text);
    const auto zero = std::ranges::find(letters, U'\0');
    if (zero != letters.end()) {
        const auto line = std::count(letters.begin(), zero, U'\n') + 1;
        return Unexpected{Reason{Cause::table_no_letters, {figure(static_cast<std::size_t>(line))}}};
    }
    const auto is_control = [](char32_t letter) {
        return (letter < 0x20 && letter != U'\n' && letter != U'\t') || (letter >= 0x7F && letter < 0xA0);
    };
    std::ranges::replace_if(letters, is_control, U' ');
    return to_utf8(letters);
}

// Letters of one byte, without any that is not for people.
bool is_plain(std::string_view bytes) {
    return std::ranges::all_of(bytes, [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t'; });
}

} // namespace

std::string text_of_line(std::string_view bytes) {
    return is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
}

Expected<std::string, Reason> text_of_table(std::string_view bytes) {
    for (const auto& [start, cause] : signatures) {
        if (bytes.starts_with(start)) {
            return Unexpected{Reason{cause}};
        }
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return without_controls(by_line(with_plain_ends(bytes.substr(3))));
    }
    const bool little = bytes.starts_with("\xFF\xFE");
    if (little || bytes.starts_with("\xFE\xFF")) {
        return without_controls(with_plain_ends(from_utf16(bytes.substr(2), !little)));
    }
    const auto zeros = zeros_in(bytes);
    if (zeros == Zeros::even || zeros == Zeros::odd) {
        return without_controls(with_plain_ends(from_utf16(bytes, zeros == Zeros::even)));
    }
    return zeros == Zeros::none && is_plain(bytes) ? with_plain_ends(bytes) : without_controls(by_line(with_plain_ends(bytes)));
}

} // namespace formradar::record
