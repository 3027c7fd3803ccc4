// Escapes and encodings of the page of doubts.
#include "report/html.hpp"

#include "formradar/core/harmless.hpp"
#include "formradar/core/text.hpp"

namespace formradar::report {
namespace {

std::string utf8(char32_t point) {
    const auto low = [](char32_t bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); };
    if (point < 0x80) {
        return {static_cast<char>(point)};
    }
    if (point < 0x800) {
        return {static_cast<char>(0xC0U | (point >> 6U)), low(point)};
    }
    if (point < 0x10000) {
        return {static_cast<char>(0xE0U | (point >> 12U)), low(point >> 6U), low(point)};
    }
    return {static_cast<char>(0xF0U | (point >> 18U)), low(point >> 12U), low(point >> 6U), low(point)};
}

std::string escaped_point(char32_t point) {
    switch (point) {
        case U'&':
            return "&amp;";
        case U'<':
            return "&lt;";
        case U'>':
            return "&gt;";
        case U'"':
            return "&quot;";
        case U'\'':
            return "&#39;";
        default:
            return point < 0x20 || point == 0x7F ? "\u240A" : utf8(steers(point) ? U'\uFFFD' : point);
    }
}

} // namespace

std::string escaped(std::string_view text) {
    std::string result;
    for (const char32_t point : code_points(text)) {
        result += escaped_point(point);
    }
    return result;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    result.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view three = bytes.substr(at, 3);
        unsigned value = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            value = (value << 8U) | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            result += i > three.size() ? '=' : letters[(value >> (18U - 6U * i)) & 63U];
        }
    }
    return result;
}

std::string bytes_of_hex(std::string_view digits) {
    constexpr std::string_view known = "0123456789abcdef";
    std::string bytes;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
        bytes += static_cast<char>(known.find(digits[at]) * 16 + known.find(digits[at + 1]));
    }
    return bytes;
}

} // namespace formradar::report
