// The two groups furthest apart on each statement, held against chance in every way in which what waits may be decided.
#include "formradar/results/gaps.hpp"

#include <algorithm>
#include <tuple>

#include "formradar/results/chance.hpp"
#include "formradar/results/findings.hpp"

namespace formradar::results {
namespace {

constexpr int most_tried = 3; // scores that wait: 286 ways to give them to the two groups

std::vector<std::size_t> groups_with_mean(const Results& results, std::size_t statement) {
    std::vector<std::size_t> groups;
    for (std::size_t g = 0; g < results.groups.size(); ++g) {
        if (results.groups[g].statements[statement].mean) {
            groups.push_back(g);
        }
    }
    return groups;
}

// Of several groups the two furthest apart are picked out, which chance helps: the limit is shared among all pairs.
bool is_clear(const Counts& low, const Counts& high, std::size_t groups) {
    const auto pairs = static_cast<double>(groups * (groups - 1)) / 2;
    const Statistics one = statistics_of(low), other = statistics_of(high);
    return *one.mean < *other.mean && chance_of_difference(low, high) * pairs < rare;
}

Difference judge(const Results& results, const Gap& gap, std::size_t groups) {
    const Counts& low = results.groups[gap.lowest].statements[gap.statement].counts;
    const Counts& high = results.groups[gap.highest].statements[gap.statement].counts;
    const bool clear = is_clear(low, high, groups);
    if (gap.undecided > most_tried) {
        return Difference::undecided;
    }
    const bool same = every_way(low, gap.undecided, [&](const Counts& with_low) {
        const int left = gap.undecided - (statistics_of(with_low).n - statistics_of(low).n);
        return every_way(high, left, [&](const Counts& with_high) { return is_clear(with_low, with_high, groups) == clear; });
    });
    return !same ? Difference::undecided : clear ? Difference::clear : Difference::chance;
}

} // namespace

std::vector<Gap> gaps_between_groups(const Results& results) {
    std::vector<Gap> gaps;
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        const std::vector<std::size_t> groups = groups_with_mean(results, i);
        if (groups.size() < 2) {
            continue;
        }
        const auto mean = [&](std::size_t g) { return *results.groups[g].statements[i].mean; };
        const auto [lowest, highest] = std::ranges::minmax_element(groups, {}, mean);
        Gap gap{.statement = i, .lowest = *lowest, .highest = *highest, .size = mean(*highest) - mean(*lowest)};
        gap.undecided = given(results, i).undecided + results.groups_waiting;
        gap.difference = judge(results, gap, groups.size());
        gaps.push_back(gap);
    }
    std::ranges::stable_sort(gaps, {}, [](const Gap& gap) { return std::tuple(gap.difference != Difference::clear, -gap.size); });
    return gaps;
}

} // namespace formradar::results
