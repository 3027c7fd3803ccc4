// What a handful of scores amounts to.
#pragma once

#include <optional>

#include "formradar/results/counts.hpp"

namespace formradar::results {

// Of one statement, or of one group's scores on it.
struct Statistics {
    Counts counts{};
    int n = 0;                       // the sum of `counts`; without scores the rest has no value
    std::optional<double> mean;      // from 1 to the highest score, as the rest
    std::optional<double> median;    // the middle of the two middle ones when n is even
    std::optional<double> sd;        // of the sample (n - 1); from n = 2
    std::optional<int> lowest;       // that was given
    std::optional<int> highest;      // likewise
    std::optional<double> agreement; // -1..1; from n = 2
    bool operator==(const Statistics&) const = default;
};

// All of them at once.
[[nodiscard]] Statistics statistics_of(const Counts&);

// The score under which a share (0..1) of the scores lie, in between two when it falls between them; nothing without scores.
[[nodiscard]] std::optional<double> quantile(const Counts&, double share);

// Van der Eijk's A, from -1 (two camps at the ends) through 0 (evenly over all scores) to 1 (all the same). Some count must be
// over 0. C. van der Eijk (2001), "Measuring agreement in ordered rating scales", Quality & Quantity 35, 325-341.
[[nodiscard]] double agreement(const Counts&);

// `value` lies under a rule's limit. Sums of fractions are a little off, and what is exactly at the limit must not fall under it.
[[nodiscard]] constexpr bool is_under(double value, double limit) {
    return value < limit - 1e-9;
}

} // namespace formradar::results
