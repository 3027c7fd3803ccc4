// The one place that includes the JSON library; objects keep the order in which their fields were written.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

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

} // namespace formradar::report
