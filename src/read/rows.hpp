// The boxes of one page measured and judged.
#pragma once

#include <vector>

#include "formradar/form/layout.hpp"
#include "formradar/read/reading.hpp"
#include "formradar/read/trace.hpp"

namespace formradar {

struct PageRows {
    std::vector<Score> scores;
    std::optional<GroupMark> group;
    std::vector<RowTrace> rows; // scores, then the group
    std::vector<Measurement> measurements;
    double residual_mm = 0;
    double outline = 0; // mean share of the outlines that was seen
};

struct MissingRows { // of the picture: not decoded
    int from = -1;   // -1: none
};

[[nodiscard]] PageRows read_rows(const GrayImage&, const Frame&, const Registration&, const PageLayout&, MissingRows = {});

} // namespace formradar
