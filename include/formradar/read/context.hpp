// What a page's other rows say of the pen and of the hand that writes.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "formradar/vision/evidence/box_evidence.hpp"

namespace formradar::read {

// mm² of ink in a box that count as a mark for the posterior: its tables were fitted with that (tests/model).
inline constexpr double fitted_mark = 0.7;

// One row of boxes as it was measured.
struct RowEvidence {
    std::vector<vision::BoxEvidence> boxes;
    double stray = 0; // mm² of ink near the row that belongs to no box
    bool operator==(const RowEvidence&) const = default;
};

// Of the rows' strongest marks: medians, and shares where a number is a yes or no. All 0 without a witness.
struct PenContext {
    double inked = 0;    // mm² in the box
    double darkness = 0; // of the print's
    double stroke = 0;   // mm
    double solid = 0;    // 0..1, as vision::Ink has it
    double area = 0;     // mm²
    double reach = 0;    // mm
    double ticks = 0;    // share
    double crooked = 0;  // share
    int witnesses = 0;   // rows that this rests on
    // mm² of ink on a row's most inked digit, of all other rows: their median, and the most. Who marks digits does so again.
    double usual_digit = 0;
    double most_digit = 0;
    bool operator==(const PenContext&) const = default;
};

// Of all rows but `row`. Rows with ink in one box only are asked first, where there are two or more of them.
[[nodiscard]] PenContext context_of(std::span<const RowEvidence>, std::size_t row);

} // namespace formradar::read
