// Statements of two sessions matched, and their differences judged.
#include "formradar/results/compare.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "formradar/core/text.hpp"

namespace formradar::results {
namespace {

constexpr int fewest = 5;
constexpr double about_the_same = 0.25;
constexpr double clear = 0.5;

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

// The people before and after are taken as two groups: sheets have no names, so nobody can be followed.
double standard_error(const Statistics& before, const Statistics& after) {
    return std::sqrt(std::pow(*before.sd, 2) / before.n + std::pow(*after.sd, 2) / after.n);
}

Change judge_change(const Statistics& before, const Statistics& after, double difference) {
    if (before.n < fewest || after.n < fewest) {
        return Change::too_few;
    }
    if (is_under(std::abs(difference), about_the_same)) {
        return Change::same;
    }
    if (is_under(std::abs(difference), clear) || std::abs(difference) <= 2 * standard_error(before, after)) {
        return Change::slight;
    }
    return difference > 0 ? Change::higher : Change::lower;
}

} // namespace

Comparison compare(const Results& before, const Results& after) {
    Comparison result{.before = before, .changes = {}, .unmatched = {}};
    for (std::size_t i = 0; i < after.statements.size(); ++i) {
        const Statistics& now = after.statements[i].scores;
        const auto match = matching(after.statements[i], before.statements);
        if (!match || now.n == 0 || before.statements[*match].scores.n == 0) {
            result.unmatched.push_back(i);
            continue;
        }
        const Statistics& then = before.statements[*match].scores;
        const double difference = *now.mean - *then.mean;
        result.changes.push_back({*match, i, difference, judge_change(then, now, difference)});
    }
    return result;
}

} // namespace formradar::results
