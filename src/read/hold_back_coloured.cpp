// Each box's colour is held against its row's, so that warm light and tinted paper cancel out.
#include "read/hold_back_coloured.hpp"

#include <algorithm>

#include "formradar/vision/evidence/colour.hpp"
#include "read/guards.hpp"

namespace formradar::read {
namespace {

// Rows of boxes that were measured together.
void hold_back(std::span<RowTrace> rows, const GrayImage& colour, const vision::Measurement& measured,
               std::span<const vision::BoxPlace> places) {
    const auto colours = vision::colours_of(colour, measured, places);
    const auto per_row = places.size() / rows.size();
    const double spread = colour_spread(colours, per_row);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const auto row = std::span(colours).subspan(r * per_row, per_row);
        if (seems_empty(rows[r])) {
            rows[r].verdict = guarded(std::move(rows[r].verdict), guard_colour(row, spread));
        }
    }
}

} // namespace

void hold_back_coloured(PageRows& rows, const form::PageLayout& page, const Colours& colours) {
    if (!colours || std::ranges::none_of(rows.rows, seems_empty)) {
        return;
    }
    const auto colour = colours();
    if (!colour) {
        return;
    }
    const std::span all(rows.rows);
    const auto statements = page.rows.size();
    if (statements > 0) {
        hold_back(all.first(statements), *colour, rows.measurements.front(), places_of(page));
    }
    if (rows.group) {
        hold_back(all.subspan(statements), *colour, rows.measurements.back(), group_places_of(page));
    }
    conclude(rows);
}

} // namespace formradar::read
