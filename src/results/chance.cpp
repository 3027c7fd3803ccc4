// A permutation test over counts: in how many of all ways to deal out the scores the sums differ as much.
#include "formradar/results/chance.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <numeric>
#include <vector>

namespace formradar::results {
namespace {

// Tried by chance_test: of_large_groups_is_near_the_exact_one.
constexpr int most_exact = 60; // scores together: some 100,000 steps

struct Sums {
    int n = 0;
    int sum = 0;
    int squares = 0;
};

Sums sums_of(const Counts& counts) {
    Sums sums;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const int score = static_cast<int>(i) + 1;
        sums.n += counts.at(i);
        sums.sum += counts.at(i) * score;
        sums.squares += counts.at(i) * score * score;
    }
    return sums;
}

std::vector<double> choices(int of) { // "of" over k
    std::vector<double> row(static_cast<std::size_t>(of) + 1, 1);
    for (int k = 1; k <= of; ++k) {
        row[static_cast<std::size_t>(k)] = row[static_cast<std::size_t>(k) - 1] * (of - k + 1) / k;
    }
    return row;
}

// ways[j][s]: in how many ways j of the scores add up to s.
using Ways = std::vector<std::vector<double>>;

Ways with_score(const Ways& ways, int score, int count) {
    const auto choice = choices(count);
    Ways more = ways;
    for (std::size_t taken = 1; taken < choice.size(); ++taken) {
        for (std::size_t j = taken; j < ways.size(); ++j) {
            const std::size_t shift = taken * static_cast<std::size_t>(score);
            for (std::size_t s = shift; s < ways[j].size(); ++s) {
                more[j][s] += ways[j - taken][s - shift] * choice[taken];
            }
        }
    }
    return more;
}

// Whether a group of n1 with the sum s lies at least as far from the rest as it does with the sum seen; in whole numbers.
bool as_far(int s, const Sums& one, const Sums& all) {
    const auto distance = [&](int sum) { return std::abs(sum * all.n - all.sum * one.n); };
    return distance(s) >= distance(one.sum);
}

double exact(const Counts& pooled, const Sums& one, const Sums& all) {
    const auto size = static_cast<std::size_t>(one.n) + 1;
    Ways ways(size, std::vector<double>(pooled.size() * size, 0));
    ways[0][0] = 1;
    for (std::size_t i = 0; i < pooled.size(); ++i) {
        ways = with_score(ways, static_cast<int>(i) + 1, pooled.at(i));
    }
    double far = 0, every = 0;
    for (std::size_t s = 0; s < ways.back().size(); ++s) {
        every += ways.back()[s];
        far += as_far(static_cast<int>(s), one, all) ? ways.back()[s] : 0;
    }
    return far / every;
}

double by_normal_curve(const Sums& one, const Sums& all) {
    const double n = all.n, first = one.n;
    const double spread = (all.squares - static_cast<double>(all.sum) * all.sum / n) / (n - 1);
    if (spread <= 0) {
        return 1;
    }
    const double expected = first * all.sum / n;
    const double error = std::sqrt(first * (n - first) / n * spread);
    return std::erfc(std::abs(one.sum - expected) / error / std::numbers::sqrt2);
}

} // namespace

double chance_of_difference(const Counts& a, const Counts& b) {
    Counts pooled = Counts::of_steps(std::max(a.steps(), b.steps()));
    std::ranges::transform(a, b, pooled.begin(), std::plus<>{});
    const Sums one = sums_of(a), other = sums_of(b), all = sums_of(pooled);
    if (one.n == 0 || other.n == 0) {
        return 1;
    }
    const Sums& smaller = one.n <= other.n ? one : other; // dealing out the smaller group deals out both
    return all.n <= most_exact ? exact(pooled, smaller, all) : by_normal_curve(smaller, all);
}

} // namespace formradar::results
