// Where groups differ, and whether by more than chance makes of such small groups.
#pragma once

#include <cstddef>
#include <vector>

#include "formradar/results/results.hpp"

namespace formradar::results {

// What is said of a gap.
enum class Difference {
    clear,     // chance alone would make it in fewer than 1 of 20 cases, over all pairs of groups
    chance,    // it may be chance
    undecided, // what waits could make it one or the other
};

// Of a statement: how far the highest and the lowest mean of the groups lie apart.
struct Gap {
    std::size_t statement = 0; // from 0
    std::size_t lowest = 0;    // index into Results::groups
    std::size_t highest = 0;   // likewise
    double size = 0;           // points of the scale
    Difference difference = Difference::chance;
    int undecided = 0; // scores and groups that wait
    bool operator==(const Gap&) const = default;
};

// Statements for which at least two groups have a mean: the clear differences first, then by size.
[[nodiscard]] std::vector<Gap> gaps_between_groups(const Results&);

} // namespace formradar::results
