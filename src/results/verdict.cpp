// The rules from scores to a word, tried on every way in which what waits may be decided and without each single sheet.
#include "formradar/results/verdict.hpp"

#include <algorithm>
#include <array>

namespace formradar::results {
namespace {

// Shown by verdict_test: follows_the_rules, what_is_exactly_at_a_limit_is_not_under_it.
constexpr double alike = 0.5; // three neighbouring scores given equally often have an agreement of 0.5
constexpr double apart = 0.2; // all five given about equally often: 0

// So many ways are tried: of up to 8 scores on five steps. Beyond, a word needs a proof by bounds.
constexpr int most_ways = 1'287;

bool all_are_tried(int steps, int more) {
    double ways = 1; // choices of `steps` out of more + steps
    for (int k = 1; k <= steps; ++k) {
        ways = ways * (more + k) / k;
    }
    return ways < most_ways + 0.5;
}

int sum(const Counts& counts) {
    int sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        sum += counts[i] * static_cast<int>(i + 1);
    }
    return sum;
}

double mean(const Counts& counts) {
    return static_cast<double>(sum(counts)) / total(counts);
}

struct Ends { // how many gave scores of the camps
    int low = 0;
    int high = 0;
};

Ends ends_of(const Counts& counts) {
    Ends ends;
    for (std::size_t i = 0; i < static_cast<std::size_t>(camp_size(counts.steps())); ++i) {
        ends.low += counts[i];
        ends.high += counts[counts.size() - 1 - i];
    }
    return ends;
}

// A camp is 30 % of the scores; in whole numbers, so that exactly 30 % is.
bool two_camps(int low, int high, int n) {
    return 10 * low >= 3 * n && 10 * high >= 3 * n;
}

Verdict word_of(const Counts& counts) {
    using enum Verdict;
    const double a = agreement(counts);
    const auto [low, high] = ends_of(counts);
    if (is_under(a, apart) || two_camps(low, high, total(counts))) {
        return divided;
    }
    if (is_under(a, alike)) {
        return spread;
    }
    if (mean(counts) >= goes_well(counts.steps())) {
        return together_high;
    }
    return mean(counts) <= needs_work(counts.steps()) ? together_low : together_middle;
}

Range means(const Counts& counts, int more) {
    const double n = total(counts) + more;
    return {std::min(mean(counts), (sum(counts) + more) / n),
            std::max(mean(counts), (sum(counts) + static_cast<double>(counts.steps()) * more) / n)};
}

// Size times A of a layer in which the scores of this set (bits) were given.
double weight_of(unsigned set, int steps) {
    Counts layer = Counts::of_steps(steps);
    for (std::size_t i = 0; i < layer.size(); ++i) {
        layer.at(i) = static_cast<int>(set >> i & 1U);
    }
    return set == 0 ? 0 : total(layer) * agreement(layer);
}

// What a score more takes from a layer's weight and adds to it at most. Of five steps: 3 ({1} becomes {1, 5}) and 7/6 ({3, 5}
// becomes {3, 4, 5}).
Range steps_of_weight(int steps) {
    Range range{0, 0};
    for (unsigned set = 0; set < 1U << static_cast<unsigned>(steps); ++set) {
        for (unsigned i = 0; i < static_cast<unsigned>(steps); ++i) {
            const double change = weight_of(set | 1U << i, steps) - weight_of(set, steps);
            range = (set >> i & 1U) != 0 ? range : Range{std::min(range.low, change), std::max(range.high, change)};
        }
    }
    return range;
}

const Range& weight_range(int steps) {
    static const auto ranges = [] {
        std::array<Range, form::most_steps + 1> all{};
        for (int each = form::fewest_steps; each <= form::most_steps; ++each) {
            all.at(static_cast<std::size_t>(each)) = steps_of_weight(each);
        }
        return all;
    }();
    return ranges.at(static_cast<std::size_t>(steps));
}

// n times A is a sum over the layers of the bar chart, and one more score turns one layer into a wider one.
Range agreements_at_most(const Counts& counts, int more) {
    const int n = total(counts);
    const double all = agreement(counts) * n;
    const auto [taken, added] = weight_range(counts.steps());
    return {std::max(-1.0, (all + taken * more) / (n + more)), std::min(1.0, (all + added * more) / (n + more))};
}

Range agreements(const Counts& counts, int more) {
    if (!all_are_tried(counts.steps(), more)) {
        return agreements_at_most(counts, more);
    }
    Range range{1, -1};
    every_way(counts, more, [&](const Counts& way) {
        const double a = agreement(way);
        range = {std::min(range.low, a), std::max(range.high, a)};
        return true;
    });
    return range;
}

bool camps_possible(const Counts& counts, int more) {
    const int n = total(counts);
    const auto [low, high] = ends_of(counts);
    for (int to_low = 0; to_low <= more; ++to_low) {
        for (int to_high = 0; to_low + to_high <= more; ++to_high) {
            if (two_camps(low + to_low, high + to_high, n + to_low + to_high)) {
                return true;
            }
        }
    }
    return false;
}

// The word that bounds prove to hold however `more` scores turn out; `undecided` when they prove none.
Verdict proven(const Counts& counts, int more) {
    using enum Verdict;
    const Range a = agreements_at_most(counts, more);
    const Range m = means(counts, more);
    const auto [low, high] = ends_of(counts);
    if (is_under(a.high, apart) || two_camps(low, high, total(counts) + more)) {
        return divided;
    }
    if (is_under(a.low, apart) || camps_possible(counts, more)) {
        return undecided;
    }
    if (is_under(a.high, alike)) {
        return spread;
    }
    if (is_under(a.low, alike)) {
        return undecided;
    }
    const double work = needs_work(counts.steps()), good = goes_well(counts.steps());
    if (m.low >= good) {
        return together_high;
    }
    if (m.high <= work) {
        return together_low;
    }
    return m.low > work && m.high < good ? together_middle : undecided;
}

Verdict word_of_all_ways(const Counts& counts, int more) {
    if (!all_are_tried(counts.steps(), more)) {
        return proven(counts, more);
    }
    const Verdict word = word_of(counts);
    const bool same = every_way(counts, more, [&](const Counts& way) { return word_of(way) == word; });
    return same ? word : Verdict::undecided;
}

template <class Changed>
int sheets_that(const Given& given, const Changed& changed) {
    int sheets = 0;
    const auto count = [&](int Given::*part) {
        Given without = given;
        if (given.*part > 0) {
            --(without.*part);
            sheets += changed(without) ? given.*part : 0;
        }
    };
    for (std::size_t i = 0; i < given.counts.size(); ++i) {
        Given without = given;
        if (given.counts.at(i) > 0) {
            --without.counts.at(i);
            sheets += changed(without) ? given.counts.at(i) : 0;
        }
    }
    count(&Given::empty);
    count(&Given::undecided);
    return sheets;
}

std::optional<Range> range_without_one(const Counts& counts) {
    if (total(counts) < 2) {
        return std::nullopt;
    }
    Range range{static_cast<double>(counts.steps()), 1};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        Counts without = counts;
        if (counts.at(i) > 0) {
            --without.at(i);
            range = {std::min(range.low, mean(without)), std::max(range.high, mean(without))};
        }
    }
    return range;
}

bool is_low(const Given& given, Verdict word) {
    return is_word(word) && is_under(means(given.counts, given.undecided).high, good_enough(given.counts.steps()));
}

} // namespace

Verdict verdict(const Given& given) {
    using enum Verdict;
    const int n = total(given.counts), sheets = n + given.empty;
    if (sheets + given.undecided < fewest_for_a_word) {
        return too_few;
    }
    if (sheets >= fewest_for_a_word && 2 * given.empty > sheets + given.undecided) {
        return left_open;
    }
    if (2 * (given.empty + given.undecided) > sheets + given.undecided) {
        return undecided;
    }
    if (n + given.undecided < fewest_for_a_word) {
        return too_few;
    }
    return n < fewest_for_a_word ? undecided : word_of_all_ways(given.counts, given.undecided);
}

Said say(const Given& given) {
    Said said{.verdict = verdict(given), .undecided = given.undecided};
    said.hangs_on = sheets_that(given, [&](const Given& without) { return verdict(without) != said.verdict; });
    if (said.verdict == Verdict::undecided) {
        said.hangs_on = std::max(said.hangs_on, given.undecided); // each of those that wait may decide it
    }
    said.low = is_low(given, said.verdict);
    if (said.low) {
        said.low_hangs_on = sheets_that(given, [&](const Given& without) {
            return total(without.counts) < fewest_for_a_word ||
                   !is_under(means(without.counts, without.undecided).high, good_enough(without.counts.steps()));
        });
    }
    if (total(given.counts) > 0) {
        said.mean = means(given.counts, given.undecided);
        said.range = range_without_one(given.counts);
    }
    if (total(given.counts) > 1) {
        said.agreement = agreements(given.counts, given.undecided);
    }
    return said;
}

} // namespace formradar::results
