// What is dark or pale where nothing is printed, held against each row that seems empty.
#include "read/hold_back_written.hpp"

#include <algorithm>
#include <iterator>

#include "formradar/form/printed.hpp"
#include "read/guards.hpp"

namespace formradar::read {
namespace {

bool is_open_statement(const RowTrace& row) {
    return row.statement > 0 && seems_empty(row);
}

// Level with the row, for the most part.
bool lies_beside(const vision::Written& piece, const form::Row& row) {
    constexpr double reach = 1; // mm above and below the boxes
    const auto band = row.boxes.front().rect.grown(reach);
    const double shared = std::min(band.bottom(), piece.bounds.bottom()) - std::max(band.y, piece.bounds.y);
    return shared > piece.bounds.height / 2;
}

// A page on which no row has a mark is looked at as a whole, since all that is said may stand anywhere; else the height of each
// row that has none.
vision::WhereToLook where_to_look(const PageRows& rows, const form::Layout& layout, std::size_t page) {
    constexpr double round_row = 4; // mm
    const auto paper = form::size_of(layout.paper);
    vision::WhereToLook where{.paper = paper, .parts = {}, .printed = {}, .lines = {}};
    where.pale = std::ranges::all_of(rows.rows, [](const RowTrace& row) { return row.statement == 0 || seems_empty(row); });
    if (where.pale) {
        where.parts.push_back({0, 0, paper.width, paper.height});
        return where;
    }
    for (std::size_t r = 0; r < layout.pages[page].rows.size(); ++r) {
        const auto box = layout.pages[page].rows[r].boxes.front().rect.grown(round_row);
        if (is_open_statement(rows.rows[r])) {
            where.parts.push_back({0, box.y, paper.width, box.height});
        }
    }
    return where;
}

} // namespace

std::vector<vision::Written> written_beside(const GrayImage& picture, const vision::PageMap& map, const PageRows& rows,
                                            const form::Form& form, const form::Layout& layout, std::size_t page) {
    if (std::ranges::none_of(rows.rows, is_open_statement)) {
        return {};
    }
    auto where = where_to_look(rows, layout, page);
    auto printed = form::printed_places(form, layout, page);
    if (!printed) {
        return {};
    }
    where.printed = std::move(printed->others);
    std::ranges::transform(printed->lines, std::back_inserter(where.lines), [](const form::TextLine& line) {
        return vision::PrintedLine{line.rect, line.size};
    });
    return vision::written_on(picture, map, where);
}

void hold_back_written(PageRows& rows, const form::PageLayout& page, std::span<const vision::Written> written) {
    for (std::size_t r = 0; r < page.rows.size(); ++r) {
        std::vector<vision::Written> beside;
        std::ranges::copy_if(written, std::back_inserter(beside),
                             [&](const vision::Written& piece) { return lies_beside(piece, page.rows[r]); });
        if (is_open_statement(rows.rows[r]) && says_something(beside)) {
            rows.rows[r].verdict = guarded(std::move(rows.rows[r].verdict), GuardFinding{Guard::beside, std::nullopt});
        }
    }
    conclude(rows);
}

void hold_back_unsure(PageRows& rows) {
    bool waits = false, marked = false;
    for (const auto& row : rows.rows) {
        const auto state = row.verdict.state;
        waits = waits || (row.statement > 0 && row.verdict.needs_review);
        marked = marked || (row.statement > 0 && state != record::State::empty && state != record::State::unclear);
    }
    for (auto& row : rows.rows) {
        if (waits && !marked && seems_empty(row)) {
            row.verdict = guarded(std::move(row.verdict), GuardFinding{Guard::unsure, std::nullopt});
        }
    }
    conclude(rows);
}

bool says_something(std::span<const vision::Written> written) {
    constexpr double least_dark = 1.5, least_pale = 6; // mm²: a figure 1 in ballpoint has 2
    double dark = 0, pale = 0;
    for (const auto& piece : written) {
        (piece.pale ? pale : dark) += piece.area;
    }
    return dark > least_dark || pale > least_pale;
}

} // namespace formradar::read
