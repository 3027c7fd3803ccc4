// What may be said about the scores of one statement, and how firm that is: every sentence of the results comes from here.
#pragma once

#include <optional>

#include "formradar/results/statistics.hpp"

namespace formradar::results {

// The word about a statement.
enum class Verdict {
    too_few,         // fewer than 3 scores: nothing is said
    undecided,       // what still waits could change the word
    left_open,       // more than half of the sheets gave no score
    together_high,   // agreement at least 0.5 and mean at least 3.5 (of five steps): this goes well, and we see it alike
    together_low,    // agreement at least 0.5 and mean at most 2.5: we see alike that this needs work
    together_middle, // agreement at least 0.5, mean in between
    spread,          // neither
    divided,         // agreement under 0.2, or at least 30 % gave 1 or 2 while at least 30 % gave 4 or 5
};

inline constexpr int fewest_for_a_word = 3; // scores

// Limits of means, told for five steps and moved to as far between the ends of others.
[[nodiscard]] constexpr double needs_work(int steps) { // a mean up to here is a low score
    return on_scale(2.5, steps);
}
[[nodiscard]] constexpr double goes_well(int steps) { // a mean from here on
    return on_scale(3.5, steps);
}
[[nodiscard]] constexpr double good_enough(int steps) { // a mean from here on is not on the list of what to work on
    return on_scale(4, steps);
}

// The scores that make a camp at the low end: 1 to this many; and as many at the high end.
[[nodiscard]] constexpr int camp_size(int steps) { // up to a quarter of the way: 1 and 2 of five
    return 1 + (steps - 1) / 4;
}

// The scores of a statement with what is not a score.
struct Given {
    Counts counts{};
    int empty = 0;     // sheets that gave no score
    int undecided = 0; // that wait for a person or are missing: each may turn out to be any score, empty, or no sheet at all
    bool operator==(const Given&) const = default;
};

// From and to, in points of the scale or, of agreement, -1..1.
struct Range {
    // low <= high.
    double low = 0;
    double high = 0;
    bool operator==(const Range&) const = default;
};

// What is said of a statement.
struct Said {
    Verdict verdict = Verdict::too_few;
    int hangs_on = 0;               // how many single sheets would change the verdict by not being there
    int undecided = 0;              // as given
    std::optional<Range> range;     // of the mean, leaving any one sheet out; from 2 scores
    std::optional<Range> mean;      // however what is undecided turns out
    std::optional<Range> agreement; // likewise; from 2 scores
    bool low = false;               // the mean is under 4 however that turns out, and a word is said
    int low_hangs_on = 0;           // how many single sheets would change that
    bool operator==(const Said&) const = default;
    // No single sheet can change the verdict.
    [[nodiscard]] bool firm() const { return hangs_on == 0; }
};

// The verdict, and how firm it is.
[[nodiscard]] Said say(const Given&);

// The word alone: `undecided` unless every way to decide what waits gives the same.
[[nodiscard]] Verdict verdict(const Given&);

[[nodiscard]] constexpr bool is_word(Verdict verdict) { // says something about the scores
    return verdict != Verdict::too_few && verdict != Verdict::undecided && verdict != Verdict::left_open;
}
// Says that people see it alike.
[[nodiscard]] constexpr bool is_together(Verdict verdict) {
    using enum Verdict;
    return verdict == together_high || verdict == together_low || verdict == together_middle;
}

// Calls `visit` with the counts and every way to add up to `more` scores to them, until it says false. Whether it never did.
template <class Visit>
bool every_way(Counts counts, int more, const Visit& visit, std::size_t from = 0) {
    if (from == counts.size()) {
        return visit(counts);
    }
    for (int added = 0; added <= more; ++added) {
        Counts with = counts;
        with.at(from) += added;
        if (!every_way(with, more - added, visit, from + 1)) {
            return false;
        }
    }
    return true;
}

} // namespace formradar::results
