// Sentences about groups and about an earlier session.
#include <algorithm>

#include "formradar/core/text.hpp"
#include "formradar/form/words.hpp"
#include "formradar/results/disclosure.hpp"
#include "report/sentences.hpp"

namespace formradar::report {
namespace {

constexpr std::size_t most_gaps = 4;

std::string joined_names(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

bool put_together(const results::GroupResult& group) {
    return group.names.size() > 1 || group.without_group > 0;
}

std::string waits_text(const Telling& telling, int undecided) {
    return counted(telling.words.agreement.waits, undecided);
}

} // namespace

std::string name_of(const Telling& telling, const results::GroupResult& group) {
    return put_together(group) ? std::string(telling.words.groups.others) : joined_names(group.names);
}

// With care where all of a group gave the same: what each of them gave would be said too.
std::string mean_in_group(const Telling& telling, std::size_t group, std::size_t statement) {
    const results::Statistics& scores = telling.results.groups[group].statements[statement];
    const std::string mean = number(telling.words, scores.mean, 1);
    return results::all_gave_the_same(scores) ? filled(telling.words.groups.about, {{"m", number(telling.words, scores.mean, 0)}})
                                              : mean;
}

std::string gap_text(const Telling& telling, const results::Gap& gap) {
    return filled(telling.words.groups.gap, {{"low", name_of(telling, telling.results.groups[gap.lowest])},
                                             {"a", mean_in_group(telling, gap.lowest, gap.statement)},
                                             {"high", name_of(telling, telling.results.groups[gap.highest])},
                                             {"b", mean_in_group(telling, gap.highest, gap.statement)}});
}

std::string difference_text(const Telling& telling, const results::Gap& gap) {
    const std::string text(telling.words.groups.differences.at(static_cast<std::size_t>(gap.difference)));
    return gap.difference == results::Difference::undecided ? text + waits_text(telling, gap.undecided) : text;
}

std::vector<results::Gap> told_gaps(const results::Results& results) {
    constexpr double shown_as_nothing = 0.05;
    std::vector<results::Gap> gaps = results::gaps_between_groups(results);
    std::erase_if(gaps, [](const results::Gap& gap) { return gap.size < shown_as_nothing; });
    gaps.resize(std::min(gaps.size(), most_gaps));
    return gaps;
}

std::string_view gaps_head(const Telling& telling, const std::vector<results::Gap>& gaps) {
    if (gaps.empty()) {
        return telling.words.groups.differ_none;
    }
    const bool clear = std::ranges::any_of(gaps, [](const auto& gap) { return gap.difference == results::Difference::clear; });
    return clear ? telling.words.groups.differ : telling.words.groups.differ_maybe;
}

std::string group_notes(const Telling& telling) {
    const results::Results& results = telling.results;
    const form::GroupWords& words = telling.words.groups;
    std::string text;
    for (const results::GroupResult& group : results.groups) {
        if (put_together(group)) {
            std::string names = joined_names(group.names);
            if (group.without_group > 0) {
                std::string more = counted(words.no_group, group.without_group);
                more.pop_back(); // the full stop
                names += (names.empty() ? "" : ", ") + more;
            }
            text += filled(words.others_are, {{"names", names}}) + " ";
        }
    }
    // A promise only where it holds, and where something was done for it.
    const bool any_small = results.sheets_not_shown > 0 || std::ranges::any_of(results.groups, put_together);
    if (any_small && results.small_groups != results::SmallGroups::show && results::protects_people(results)) {
        text += std::string(words.hidden) + " ";
    }
    if (results.sheets_in_no_group > 0) {
        text += counted(words.no_group, results.sheets_in_no_group) + " ";
    }
    if (results.sheets_not_shown > 0) {
        text += counted(words.not_shown, results.sheets_not_shown) + " ";
    }
    const auto lacks_means = [](const results::GroupResult& group) {
        return std::ranges::any_of(group.statements, [](const auto& scores) { return !scores.mean; });
    };
    if (std::ranges::any_of(results.groups, lacks_means)) {
        text += std::string(words.no_mean) + " ";
    }
    if (results.groups.size() > most_groups_in_chart) {
        text += std::string(words.largest) + " ";
    }
    return std::string(trimmed(text));
}

std::string change_text(const Telling& telling, const results::StatementChange& change) {
    const std::string text(telling.words.comparison.changes.at(static_cast<std::size_t>(change.change)));
    return change.change == results::Change::undecided ? text + waits_text(telling, change.undecided) : text;
}

std::string comparison_notes(const Telling& telling, const results::Comparison& comparison) {
    const auto labels = [&](const std::vector<std::size_t>& statements) {
        std::string text;
        for (const std::size_t i : statements) {
            text += (text.empty() ? "" : ", ") + telling.results.statements[i].label;
        }
        return text;
    };
    const form::ComparisonWords& words = telling.words.comparison;
    std::string text;
    if (!comparison.unmatched.empty()) {
        text += filled(words.unmatched, {{"labels", labels(comparison.unmatched)}}) + " ";
    }
    if (!comparison.undecided.empty()) {
        text += filled(words.not_yet, {{"labels", labels(comparison.undecided)}}) + " ";
    }
    return text + on_this_scale(telling, words.rules);
}

// The date of one of the two sessions, with its title or, of the same day, its id when that tells them apart.
std::string dated(const results::Results& results, const results::Results& other, const std::string& language) {
    const std::string date = form::long_date(form::words_of(language), results.date);
    if (results.title != other.title) {
        return results.title + " (" + date + ")";
    }
    return results.date != other.date ? date : date + " (" + results.session + ")";
}

} // namespace formradar::report
