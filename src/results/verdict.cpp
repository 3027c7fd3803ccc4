// The rules from scores to a word, tried on every way in which what waits may be decided and without each single sheet.
#include "formradar/results/verdict.hpp"

#include <algorithm>
#include <numeric>

namespace formradar::results {
namespace {

constexpr double alike = 0.5; // three neighbouring scores given equally often have an agreement of 0.5
constexpr double apart = 0.2; // all five given about equally often: 0
constexpr double goes_well = 3.5;

// Up to here all ways are tried: 1,287 of them. Beyond, a word needs a proof by bounds.
constexpr int most_tried = 8;

int total(const Counts& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0);
}

int sum(const Counts& counts) {
    return counts[0] + 2 * counts[1] + 3 * counts[2] + 4 * counts[3] + 5 * counts[4];
}

double mean(const Counts& counts) {
    return static_cast<double>(sum(counts)) / total(counts);
}

// A camp is 30 % of the scores; in whole numbers, so that exactly 30 % is.
bool two_camps(int low, int high, int n) {
    return 10 * low >= 3 * n && 10 * high >= 3 * n;
}

Verdict word_of(const Counts& counts) {
    using enum Verdict;
    const double a = agreement(counts);
    if (is_under(a, apart) || two_camps(counts[0] + counts[1], counts[3] + counts[4], total(counts))) {
        return divided;
    }
    if (is_under(a, alike)) {
        return spread;
    }
    if (mean(counts) >= goes_well) {
        return together_high;
    }
    return mean(counts) <= needs_work ? together_low : together_middle;
}

Range means(const Counts& counts, int more) {
    const double n = total(counts) + more;
    return {std::min(mean(counts), (sum(counts) + more) / n), std::max(mean(counts), (sum(counts) + 5.0 * more) / n)};
}

// n times A is a sum over the layers of the bar chart, and one more score turns one layer into a wider one: it adds at most 7/6
// ({3, 5} becomes {3, 4, 5}) and takes at most 3 ({1} becomes {1, 5}).
Range agreements_at_most(const Counts& counts, int more) {
    const int n = total(counts);
    const double all = agreement(counts) * n;
    return {std::max(-1.0, (all - 3.0 * more) / (n + more)), std::min(1.0, (all + 7.0 / 6 * more) / (n + more))};
}

Range agreements(const Counts& counts, int more) {
    if (more > most_tried) {
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
    const int n = total(counts), low = counts[0] + counts[1], high = counts[3] + counts[4];
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
    if (is_under(a.high, apart) || two_camps(counts[0] + counts[1], counts[3] + counts[4], total(counts) + more)) {
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
    if (m.low >= goes_well) {
        return together_high;
    }
    if (m.high <= needs_work) {
        return together_low;
    }
    return m.low > needs_work && m.high < goes_well ? together_middle : undecided;
}

Verdict word_of_all_ways(const Counts& counts, int more) {
    if (more > most_tried) {
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
    Range range{5, 1};
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
    return is_word(word) && is_under(means(given.counts, given.undecided).high, good_enough);
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
                   !is_under(means(without.counts, without.undecided).high, good_enough);
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
