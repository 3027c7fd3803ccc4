// The guards of guards.hpp, with what they need measured: only where a row seems to be empty.
#pragma once

#include <span>
#include <vector>

#include "formradar/form/layout.hpp"
#include "formradar/read/trace.hpp"

namespace formradar::read {

// Rows of boxes that were measured together.
struct MeasuredRows {
    const GrayImage& picture;
    const vision::Measurement& measured;
    std::span<const vision::BoxPlace> places;
    std::size_t per_row = 0;
    bool digits = true; // the labels are digits over the boxes, and not names beside them
};

// Empty rows that may hold what was not measured become doubts.
void hold_back_empty(std::span<RowTrace> rows, const MeasuredRows&, const form::PageLayout&);

// A group's row that seems empty says nothing where more of the page's statements wait for a person than have a mark: what this
// pen leaves is not known, and it may be in a group's box as well.
void hold_back_unwitnessed(RowTrace& group, std::span<const RowTrace> statements);

} // namespace formradar::read
