// What may be said about scores in words, by fixed rules that are careful with small numbers.
#pragma once

#include <cstddef>
#include <vector>

#include "formradar/results/results.hpp"

namespace formradar::results {

enum class Verdict {
    too_few,         // fewer than 3 scores: nothing is said
    together_high,   // agreement at least 0.5 and mean at least 3.5: this goes well, and we see it alike
    together_low,    // agreement at least 0.5 and mean at most 2.5: we see alike that this needs work
    together_middle, // agreement at least 0.5, mean in between
    spread,          // neither
    divided,         // agreement under 0.2, or at least 30 % gave 1 or 2 while at least 30 % gave 4 or 5
};

// `divided` goes before agreement. With fewer than 5 scores whoever words it says so.
[[nodiscard]] Verdict verdict(const Statistics&);

// Enough scores to say so, and a mean under 4.
[[nodiscard]] bool is_low(const Statistics&);

// The statements (from 0) to talk about first: up to `low` of the lowest with a mean under 4, then up to `divided` of the most
// divided with an agreement under 0.5 that are not among them. Only statements with at least 3 scores; when there is none, the
// lowest of all.
struct Agenda {
    std::vector<std::size_t> low;
    std::vector<std::size_t> divided;
    bool operator==(const Agenda&) const = default;
};

[[nodiscard]] Agenda agenda(const Results&, std::size_t low = 3, std::size_t divided = 2);

// Statements (from 0) by how far the highest and lowest mean of the groups lie apart, largest first; only those for which at
// least two groups have a mean.
struct Gap {
    std::size_t statement = 0;
    std::size_t lowest = 0; // index into Results::groups
    std::size_t highest = 0;
    double size = 0;
    bool operator==(const Gap&) const = default;
};

[[nodiscard]] std::vector<Gap> gaps_between_groups(const Results&);

} // namespace formradar::results
