// Rules from numbers to verdicts, and the orders in which statements are talked about.
#include "formradar/results/conclusions.hpp"

#include <algorithm>
#include <tuple>

namespace formradar::results {
namespace {

constexpr int fewest_for_a_word = 3;
constexpr double alike = 0.5; // three neighbouring scores given equally often have an agreement of 0.5
constexpr double apart = 0.2; // all five given about equally often: 0
constexpr double camp = 0.3;  // share that makes a camp
constexpr double goes_well = 3.5;
constexpr double needs_work = 2.5;
constexpr double good_enough = 4;

bool two_camps(const Statistics& scores) {
    const auto& counts = scores.counts;
    const double least = camp * scores.n;
    return counts[0] + counts[1] >= least && counts[3] + counts[4] >= least;
}

std::vector<std::size_t> with_scores(const Results& results, int least) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        if (results.statements[i].scores.n >= least) {
            indices.push_back(i);
        }
    }
    return indices;
}

} // namespace

Verdict verdict(const Statistics& scores) {
    using enum Verdict;
    if (scores.n < fewest_for_a_word) {
        return too_few;
    }
    if (is_under(*scores.agreement, apart) || two_camps(scores)) {
        return divided;
    }
    if (is_under(*scores.agreement, alike)) {
        return spread;
    }
    if (*scores.mean >= goes_well) {
        return together_high;
    }
    return *scores.mean <= needs_work ? together_low : together_middle;
}

bool is_low(const Statistics& scores) {
    return scores.n >= fewest_for_a_word && is_under(*scores.mean, good_enough);
}

std::vector<std::size_t> lowest_first(const Results& results) {
    std::vector<std::size_t> order = with_scores(results, 1);
    std::ranges::sort(order, {}, [&](std::size_t i) {
        const Statistics& scores = results.statements[i].scores;
        return std::tuple(*scores.mean, scores.agreement.value_or(1), i);
    });
    return order;
}

std::vector<std::size_t> most_divided_first(const Results& results) {
    std::vector<std::size_t> order = with_scores(results, 2);
    std::ranges::sort(order, {}, [&](std::size_t i) {
        const Statistics& scores = results.statements[i].scores;
        return std::tuple(*scores.agreement, *scores.mean, i);
    });
    return order;
}

Agenda agenda(const Results& results, std::size_t low, std::size_t divided) {
    Agenda result;
    const auto enough = [&](std::size_t i) { return results.statements[i].scores.n >= fewest_for_a_word; };
    const std::vector<std::size_t> lowest = lowest_first(results);
    for (const std::size_t i : lowest) {
        if (result.low.size() < low && is_low(results.statements[i].scores)) {
            result.low.push_back(i);
        }
    }
    for (const std::size_t i : most_divided_first(results)) {
        const bool new_here = std::ranges::find(result.low, i) == result.low.end();
        if (result.divided.size() < divided && enough(i) && new_here &&
            is_under(*results.statements[i].scores.agreement, alike)) {
            result.divided.push_back(i);
        }
    }
    if (result.low.empty() && result.divided.empty() && !lowest.empty()) {
        result.low.push_back(lowest.front());
    }
    return result;
}

std::vector<Gap> gaps_between_groups(const Results& results) {
    std::vector<Gap> gaps;
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        std::vector<std::size_t> groups;
        for (std::size_t g = 0; g < results.groups.size(); ++g) {
            if (results.groups[g].statements[i].mean) {
                groups.push_back(g);
            }
        }
        if (groups.size() < 2) {
            continue;
        }
        const auto mean = [&](std::size_t g) { return *results.groups[g].statements[i].mean; };
        const auto [lowest, highest] = std::ranges::minmax_element(groups, {}, mean);
        gaps.push_back({i, *lowest, *highest, mean(*highest) - mean(*lowest)});
    }
    std::ranges::stable_sort(gaps, std::ranges::greater{}, &Gap::size);
    return gaps;
}

} // namespace formradar::results
