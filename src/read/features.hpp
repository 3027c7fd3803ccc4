// What the fitted tables look at: a box's numbers beside those of its row and of the page's other marks, in thousandths.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "formradar/read/context.hpp"

namespace formradar::read {

// Whole numbers, so that every machine compares the same.
using Features = std::vector<int>;

// One list for each box of the row.
[[nodiscard]] std::vector<Features> box_features(const RowEvidence&, const PenContext&);

// The names of a box's features, in their order.
[[nodiscard]] std::vector<std::string> box_feature_names();

// Of the row as a whole: how the boxes compare (`weights`: one a box, larger is more likely the answer), then the features of the
// likeliest, of the next, and the numbers of the third.
[[nodiscard]] Features row_features(std::span<const Features> boxes, std::span<const int> weights);

// From the likeliest to the least likely; of equal ones the left one first.
[[nodiscard]] std::vector<std::size_t> by_weight(std::span<const int> weights);

} // namespace formradar::read
