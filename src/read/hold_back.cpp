// Surfaces and pale print are measured once a page, and each empty row is held against them.
#include "read/hold_back.hpp"

#include <algorithm>

#include "formradar/vision/evidence/pale_print.hpp"
#include "formradar/vision/evidence/surface.hpp"
#include "formradar/vision/page/halftone.hpp"
#include "read/guards.hpp"

namespace formradar::read {
namespace {

bool seems_empty(const RowTrace& row) {
    return row.verdict.state == record::State::empty && !row.verdict.needs_review;
}

// What is printed pale on every sheet: rules made for this purpose, else the lines that answers are written on.
std::vector<vision::PaleRule> pale_rules_of(const form::PageLayout& page) {
    std::vector<vision::PaleRule> rules;
    for (const auto& rule : page.pale) {
        rules.push_back({rule, form::pale_rule_width * form::pale_rule_darkness});
    }
    if (!rules.empty()) {
        return rules;
    }
    for (const auto& answer : page.answers) {
        rules.push_back({answer.rect, form::writing_line_width * form::writing_line_darkness});
    }
    return rules;
}

// Of the digits' ink as printed. Where no pale rule stands on a page, they are the palest print.
constexpr double printed_digit = 0.38; // mm² times darkness

std::optional<double> pale_print_of(const MeasuredRows& rows, const PageSurface& surface, const form::PageLayout& page) {
    const auto rules = pale_rules_of(page);
    if (auto seen = vision::pale_print_seen(rows.picture, rows.measured.registration, rules)) {
        return seen;
    }
    if (!rows.digits || surface.usual_label.empty()) {
        return std::nullopt;
    }
    return std::ranges::max(surface.usual_label) / printed_digit;
}

} // namespace

void hold_back_empty(std::span<RowTrace> rows, const MeasuredRows& all, const form::PageLayout& page) {
    if (std::ranges::none_of(rows, seems_empty)) {
        return;
    }
    const auto& [inks, found] = std::pair(std::span(all.measured.inks), std::span(all.measured.found));
    const auto surfaces = vision::surfaces_of(all.measured, all.places);
    auto surface = page_surface(inks, found, surfaces, all.per_row);
    surface.black_and_white = vision::is_black_and_white(all.picture);
    surface.pale_print = pale_print_of(all, surface, page);
    surface.digits = all.digits;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (seems_empty(rows[r])) {
            const auto first = r * all.per_row;
            const RowSurface row{.inks = inks.subspan(first, all.per_row),
                                 .found = found.subspan(first, all.per_row),
                                 .surfaces = std::span(surfaces).subspan(first, all.per_row),
                                 .label_reached = labels_reached(inks, found, all.places, first, all.per_row)};
            rows[r].verdict = guarded(std::move(rows[r].verdict), row, surface);
        }
    }
}

} // namespace formradar::read
