// The boxes of one page measured and judged.
#pragma once

#include <optional>
#include <vector>

#include "formradar/form/layout.hpp"
#include "formradar/read/trace.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::read {

struct PageRows {
    std::vector<record::Score> scores;
    std::optional<record::GroupMark> group;
    std::vector<RowTrace> rows; // scores, then the group
    std::vector<vision::Measurement> measurements;
    double residual_mm = 0;
    double outline = 0; // mean share of the outlines that was seen
};

[[nodiscard]] std::vector<vision::BoxPlace> places_of(const form::PageLayout&);       // of the statements, row by row
[[nodiscard]] std::vector<vision::BoxPlace> group_places_of(const form::PageLayout&); // none where no groups are printed

// No box is marked, and nothing is said against that.
[[nodiscard]] inline bool seems_empty(const RowTrace& row) {
    return row.verdict.state == record::State::empty && !row.verdict.needs_review;
}

// Scores and group as the rows' verdicts say.
void conclude(PageRows&);

[[nodiscard]] PageRows read_rows(const GrayImage&, const vision::Frame&, const vision::Registration&, const form::PageLayout&,
                                 std::optional<int> missing_rows_from = {});

} // namespace formradar::read
