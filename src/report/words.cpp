// Sentences filled in, and numbers as people round them.
#include "report/words.hpp"

#include <algorithm>
#include <cmath>

#include "formradar/core/text.hpp"

namespace formradar::report {

std::string filled(std::string_view sentence, Gaps gaps) {
    std::string text(sentence);
    for (const auto& [name, value] : gaps) {
        const std::string gap = "{" + std::string(name) + "}";
        for (auto at = text.find(gap); at != std::string::npos; at = text.find(gap, at + value.size())) {
            text.replace(at, gap.size(), value);
        }
    }
    return text;
}

std::string counted(const form::Plural& plural, int n) {
    return filled(n == 1 ? plural.one : plural.many, {{"n", std::to_string(n)}});
}

namespace {

// A half goes up, as people and spreadsheets round: 3.25 is 3.3, and 63 scores over 20 sheets, which no double is exactly,
// are 3.2.
double rounded_half_up(double value, int decimals) {
    constexpr double inexact = 1e-9; // more than what binary fractions lack, far less than two means differ by
    const double unit = std::pow(10, decimals);
    return std::copysign(std::floor(std::abs(value) * unit + 0.5 + inexact) / unit, value);
}

} // namespace

std::string number(const form::ReportWords& words, double value, int decimals) {
    // An en dash for minus: Noto Sans as Debian has it lacks the sign itself.
    std::string text = fixed(rounded_half_up(value, decimals), decimals);
    std::ranges::replace(text, '.', words.decimal_sign);
    if (text.starts_with('-')) {
        text.replace(0, 1, "–");
    }
    return text;
}

std::string number(const form::ReportWords& words, const std::optional<double>& value, int decimals) {
    return value ? number(words, *value, decimals) : "–";
}

std::string with_sign(const form::ReportWords& words, double value, int decimals) {
    const std::string text = number(words, value, decimals);
    const bool zero = text.find_first_of("123456789") == std::string::npos;
    return value > 0 && !zero ? "+" + text : text;
}

} // namespace formradar::report
