// How probable each answer of a row is, from tables fitted on simulated sheets (tests/model). Pure, and the same on every
// machine.
#pragma once

#include <vector>

#include "formradar/read/context.hpp"

namespace formradar::read {

// Adds up to 1.
struct Posterior {
    std::vector<double> scores;                  // one a box
    double open = 0;                             // nobody marked anything here
    double several = 0;                          // two boxes are meant, or neither was taken back
    double unclear = 0;                          // only the writer knows
    [[nodiscard]] std::size_t likeliest() const; // box
    bool operator==(const Posterior&) const = default;
};

// Of the row, written by the hand and pen that the page's other rows show.
[[nodiscard]] Posterior posterior_of(const RowEvidence&, const PenContext&);

} // namespace formradar::read
