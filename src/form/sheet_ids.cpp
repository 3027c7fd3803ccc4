// Ids against what spreadsheets take for numbers, months and times.
#include "formradar/form/sheet_ids.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "formradar/core/text.hpp"

namespace formradar::form {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}

// "4E3"; some programs take D for E.
bool has_exponent(std::string_view id) {
    return id.size() > 2 && is_digit(id.front()) && (id[1] == 'E' || id[1] == 'D') && all_digits(id.substr(2));
}

// The number that a spreadsheet sees, if it sees one.
std::optional<double> number_of(std::string_view id) {
    if (all_digits(id) || (has_exponent(id) && id[1] == 'E')) {
        return parse_number(id);
    }
    return std::nullopt;
}

// Also with the decimal comma and the plus sign of "4,00E+03".
std::optional<double> number_in(std::string_view cell) {
    std::string text(cell);
    std::ranges::replace(text, ',', '.');
    std::erase(text, '+');
    return parse_number(text);
}

} // namespace

bool stays_as_typed(std::string_view id) {
    // With a page behind it ("MAR-1") a month is a date, in English, Dutch, German or French.
    constexpr std::array<std::string_view, 11> others = {"JAN", "FEB", "MAR", "APR", "MAY", "SEP",
                                                         "DEC", "MRT", "DEZ", "AVR", "NAN"};
    const bool time = id.size() == 3 && is_digit(id[0]) && (id[1] == 'A' || id[1] == 'P') && id[2] == 'M';
    return !id.empty() && id.front() != '0' && !all_digits(id) && !has_exponent(id) && !time &&
           std::ranges::find(others, id) == others.end();
}

bool means_sheet(std::string_view cell, std::string_view id) {
    const auto meant = number_of(id);
    return cell == id || (meant && number_in(cell) == meant);
}

} // namespace formradar::form
