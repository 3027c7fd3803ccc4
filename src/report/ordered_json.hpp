// The one place that includes the JSON library; objects keep the order in which their fields were written.
#pragma once

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "formradar/core/harmless.hpp"
#include "formradar/core/text.hpp"

namespace formradar::report {

using Json = nlohmann::ordered_json;

// A number of at most `decimals` decimals. Written in its shortest form, so that the same value gives the same bytes.
[[nodiscard]] inline Json rounded(double value, int decimals) {
    const double power = std::pow(10.0, decimals);
    const double result = std::round(value * power) / power;
    return result == 0 ? 0.0 : result; // never -0.0
}

[[nodiscard]] inline Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

// Letters that would steer a terminal in their escaped form: the same text to a program, and none to a terminal.
[[nodiscard]] inline std::string without_steering(std::string text) {
    const auto is_plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(text.begin(), text.end(), is_plain)) {
        return text;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (const char32_t letter : code_points(text)) {
        if (letter < 0x7F || !steers(letter) || letter > 0xFFFF) {
            result += to_utf8({&letter, 1});
            continue;
        }
        result += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4) {
            result += digits[(letter >> static_cast<unsigned>(shift)) & 15U];
        }
    }
    return result;
}

} // namespace formradar::report
