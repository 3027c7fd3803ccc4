// What the option library takes for words is checked here, so that a mistake is answered by what would be right.
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

std::string problem_with_date(const std::string& date, const Messages& say) {
    return date.empty() || is_date(date) ? "" : say(Msg::write_date, {{"text", date}});
}

std::string take_groups(const std::vector<std::string>& words, PrintCommand& print, const Messages& say) {
    int total = 0;
    for (const auto& word : words) {
        const auto equals = word.rfind('=');
        const auto count =
            equals == std::string::npos || equals == 0 ? std::nullopt : whole_number(std::string_view(word).substr(equals + 1));
        if (!count || *count < 1 || *count > most_copies) {
            return say(Msg::write_group, {{"text", word}});
        }
        print.groups.emplace_back(word.substr(0, equals), *count);
        total = std::min(total + *count, most_copies + 1);
    }
    if (print.more && *print.more < total) {
        return say(Msg::groups_need, {{"n", std::to_string(total)}, {"option", "--more"}, {"most", std::to_string(*print.more)}});
    }
    const auto copies = print.copies.value_or(total);
    if (total > most_copies || copies < total) {
        const auto most = std::to_string(std::min(copies, most_copies));
        return say(Msg::groups_need, {{"n", std::to_string(total)}, {"option", "--copies"}, {"most", most}});
    }
    return "";
}

std::string finish_print(PrintCommand& print, const std::vector<std::string>& groups, const std::string& paper,
                         const Messages& say) {
    if (print.out.empty() && !print.more) {
        return say(Msg::out_needed);
    }
    print.paper = *form::paper_named(paper);
    const auto problem = problem_with_date(print.date, say);
    return problem.empty() ? take_groups(groups, print, say) : problem;
}

std::string finish_read(ReadCommand& read, const std::string& shard, const Messages& say) {
    read.shard = shard.empty() ? std::nullopt : shard_named(shard);
    return shard.empty() || read.shard ? "" : say(Msg::write_shard, {{"text", shard}});
}

std::string problem_with_choice(const std::string& text, const std::vector<std::string>& known, const Messages& say) {
    std::string choice;
    for (const auto& word : known) {
        choice += (choice.empty() ? "" : word == known.back() ? say(Msg::or_word) : ", ") + word;
    }
    return std::ranges::find(known, text) != known.end() ? "" : say(Msg::write_choice, {{"words", choice}, {"text", text}});
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known, const Messages& say,
                       const std::string& prefix) {
    const auto meant = closest(word, known);
    return meant ? say(Msg::word_meant, {{"word", prefix + std::string(*meant)}}) : "";
}

} // namespace formradar::app
