// Statements of two sessions matched, and their differences judged.
#include "formradar/results/compare.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/results/chance.hpp"
#include "formradar/results/findings.hpp"

namespace formradar::results {
namespace {

// Shown by compare_test: differences_are_judged_with_care.
constexpr int fewest = 5;
constexpr double about_the_same = 0.25;
constexpr double clear = 0.5;
constexpr double most_decided = 300; // of deciding what waits, that are tried

std::string plain(std::string_view text) {
    std::string result;
    for (const std::string_view word : split(text, ' ')) {
        result += word.empty() || result.empty() ? "" : " ";
        result += trimmed(word);
    }
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

std::optional<std::size_t> matching(const StatementResult& statement, const std::vector<StatementResult>& earlier) {
    for (const auto field : {&StatementResult::text, &StatementResult::label}) {
        const auto found = std::ranges::find(earlier, plain(statement.*field),
                                             [field](const StatementResult& other) { return plain(other.*field); });
        if (found != earlier.end()) {
            return static_cast<std::size_t>(found - earlier.begin());
        }
    }
    return std::nullopt;
}

// A point of the usual scale, on one of other steps.
double point(const Counts& counts) {
    return (counts.steps() - 1) / 4.0;
}

// The people before and after are taken as two groups: sheets have no names, so nobody can be followed.
Change word_of(const Counts& before, const Counts& after) {
    const Statistics then = statistics_of(before), now = statistics_of(after);
    if (then.n < fewest || now.n < fewest) {
        return Change::too_few;
    }
    const double difference = *now.mean - *then.mean;
    if (is_under(std::abs(difference), about_the_same * point(after))) {
        return Change::same;
    }
    if (is_under(std::abs(difference), clear * point(after)) || chance_of_difference(before, after) >= rare) {
        return Change::slight;
    }
    return difference > 0 ? Change::higher : Change::lower;
}

// In how many ways up to this many scores can be added: choices of 5 out of n + 5, where the scale has five steps.
double ways(int more, int steps) {
    double result = 1;
    for (int k = 1; k <= steps; ++k) {
        result = result * (more + k) / k;
    }
    return result;
}

Change judge_change(const Given& before, const Given& after) {
    const int then = statistics_of(before.counts).n, now = statistics_of(after.counts).n;
    if (then + before.undecided < fewest || now + after.undecided < fewest) {
        return Change::too_few;
    }
    if (ways(before.undecided, before.counts.steps()) * ways(after.undecided, after.counts.steps()) > most_decided) {
        return Change::undecided;
    }
    const Change word = word_of(before.counts, after.counts);
    const bool same = every_way(before.counts, before.undecided, [&](const Counts& one) {
        return every_way(after.counts, after.undecided, [&](const Counts& other) { return word_of(one, other) == word; });
    });
    return same ? word : Change::undecided;
}

} // namespace

Comparison compare(const Results& before, const Results& after) {
    Comparison result{.before = before, .changes = {}, .unmatched = {}, .undecided = {}};
    for (std::size_t i = 0; i < after.statements.size(); ++i) {
        const auto match = matching(after.statements[i], before.statements);
        if (!match) {
            result.unmatched.push_back(i);
            continue;
        }
        const Given then = given(before, *match), now = given(after, i);
        const auto &mean_then = before.statements[*match].scores.mean, &mean_now = after.statements[i].scores.mean;
        if (!mean_then || !mean_now) {
            const bool later = (mean_then || then.undecided > 0) && (mean_now || now.undecided > 0);
            (later ? result.undecided : result.unmatched).push_back(i);
            continue;
        }
        result.changes.push_back({.before = *match,
                                  .after = i,
                                  .difference = *mean_now - *mean_then,
                                  .change = judge_change(then, now),
                                  .undecided = then.undecided + now.undecided});
    }
    return result;
}

Reason why_not_compared(const Results& before, const Results& after) {
    if (before.session == after.session) {
        return {Cause::compared_with_itself, {after.session}};
    }
    if (before.form.id != after.form.id) {
        return {Cause::compared_forms, {after.session, after.form.id, before.session, before.form.id}};
    }
    if (before.form.scale.steps != after.form.scale.steps) {
        return {Cause::compared_scales,
                {after.session, figure(after.form.scale.steps), before.session, figure(before.form.scale.steps)}};
    }
    const bool common =
        std::ranges::any_of(after.statements, [&](const auto& each) { return matching(each, before.statements).has_value(); });
    return common ? Reason{} : Reason{Cause::nothing_in_common, {after.session, before.session}};
}

} // namespace formradar::results
