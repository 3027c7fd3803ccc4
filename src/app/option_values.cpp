#include "app/option_values.hpp"

#include <algorithm>

#include <charconv>
#include <chrono>
#include <optional>

#include "formradar/core/text.hpp"

namespace formradar::app {
namespace {

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, failed] = std::from_chars(text.data(), end, number);
    return failed == std::errc{} && stopped == end ? std::optional{number} : std::nullopt;
}

} // namespace

bool is_date(std::string_view text) {
    const auto parts = split(text, '-');
    if (parts.size() != 3 || parts[0].size() != 4 || parts[1].size() != 2 || parts[2].size() != 2) {
        return false;
    }
    const auto year = whole_number(parts[0]), month = whole_number(parts[1]), day = whole_number(parts[2]);
    if (!year || !month || !day || *year < 0 || *month < 1 || *day < 1) {
        return false;
    }
    return std::chrono::year_month_day{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                       std::chrono::day{static_cast<unsigned>(*day)}}
        .ok();
}

std::string take_groups(const std::vector<std::string>& words, PrintCommand& print) {
    int total = 0;
    for (const auto& word : words) {
        const auto equals = word.rfind('=');
        const auto count =
            equals == std::string::npos || equals == 0 ? std::nullopt : whole_number(std::string_view(word).substr(equals + 1));
        if (!count || *count < 1 || *count > most_copies) {
            return "--group " + word + ": write the group's name and its number of sheets, as in --group mbo=8";
        }
        print.groups.emplace_back(word.substr(0, equals), *count);
        total = std::min(total + *count, most_copies + 1);
    }
    if (print.more && *print.more < total) {
        return "the groups need " + std::to_string(total) + " sheets; --more allows " + std::to_string(*print.more);
    }
    const auto copies = print.copies.value_or(total);
    if (total > most_copies || copies < total) {
        return "the groups need " + std::to_string(total) + " sheets; --copies allows " +
               std::to_string(std::min(copies, most_copies));
    }
    return "";
}

} // namespace formradar::app
