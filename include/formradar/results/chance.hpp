// Whether two sets of scores differ by more than chance makes of such small numbers.
#pragma once

#include "formradar/results/statistics.hpp"

namespace formradar::results {

inline constexpr double rare = 0.05; // differences that chance makes less often are said to be clear

// How often (0..1) the means lie at least as far apart as these do when all the scores are dealt out at random over two groups of
// these sizes: exact up to 60 scores together, by the normal curve beyond. 1 when one of them has no scores.
[[nodiscard]] double chance_of_difference(const Counts&, const Counts&);

} // namespace formradar::results
