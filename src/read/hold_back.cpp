// Surfaces and pale print are measured once a page, and each empty row is held against them.
#include "read/hold_back.hpp"

#include <algorithm>
#include <cmath>

#include "formradar/core/causes.hpp"
#include "formradar/core/quantile.hpp"
#include "formradar/vision/evidence/pale_print.hpp"
#include "formradar/vision/evidence/surface.hpp"
#include "formradar/vision/page/halftone.hpp"
#include "read/guards.hpp"
#include "read/judge_empty.hpp"
#include "read/rows.hpp"

namespace formradar::read {
namespace {

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

// What is seen of a page's pale print, for each of its rows.
class PalePrint {
public:
    PalePrint(const MeasuredRows& rows, const PageSurface& surface, const DigitPrint& digits, const form::PageLayout& page)
        : rules_(pale_rules_of(page)), seen_(vision::pale_print_seen(rows.picture, rows.measured.registration, rules_)) {
        std::vector<double> shares;
        for (const auto& share : seen_) {
            if (share) {
                shares.push_back(*share);
            }
        }
        if (surface.black_and_white && page.pale.empty()) {
            // A threshold keeps black digits, and lines that are darker than a pencil, where it loses one: only what is printed
            // as pale as that says what it kept. Tried by guards_test:
            // whose_lines_a_threshold_kept_does_not_lose_a_pencil_silently, on_an_old_page_without_lines_is_not_lost_silently.
            usual_ = 0;
        } else if (!shares.empty()) {
            usual_ = median(std::move(shares));
        } else if (rows.digits && !surface.usual_label.empty()) {
            usual_ = std::ranges::max(surface.usual_label) / digits.ink();
        }
    }

    // Of the rules right beside it the one that is seen least, since a flash or a fold takes its own place only; else as usual.
    [[nodiscard]] std::optional<double> beside(const Rect<Mm>& box) const {
        // Tried by guards_test: that_clips_pencil_leaves_no_row_silently_empty.
        constexpr double near = 9; // mm from the middle of a box
        auto least = usual_;
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (seen_[i] && std::abs(rules_[i].room.centre().y - box.centre().y) < near) {
                least = std::min(least.value_or(*seen_[i]), *seen_[i]);
            }
        }
        return least;
    }

private:
    std::vector<vision::PaleRule> rules_;
    std::vector<std::optional<double>> seen_;
    std::optional<double> usual_;
};

} // namespace

void hold_back_empty(std::span<RowTrace> rows, const MeasuredRows& all, const form::PageLayout& page) {
    if (std::ranges::none_of(rows, seems_empty)) {
        return;
    }
    const auto& [inks, found] = std::pair(std::span(all.measured.inks), std::span(all.measured.found));
    const auto surfaces = vision::surfaces_of(all.measured, all.places);
    const auto digits = digit_print(all.places.front().label, all.measured.registration.black);
    auto surface = page_surface(inks, found, surfaces, all.per_row, digits);
    surface.black_and_white = vision::is_black_and_white(all.picture);
    surface.digits = all.digits;
    const PalePrint pale(all, surface, digits, page);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (seems_empty(rows[r])) {
            const auto first = r * all.per_row;
            const RowSurface row{.inks = inks.subspan(first, all.per_row),
                                 .found = found.subspan(first, all.per_row),
                                 .surfaces = std::span(surfaces).subspan(first, all.per_row),
                                 .label_reached = labels_reached(inks, found, all.places, first, all.per_row),
                                 .pale_print = pale.beside(all.places[first].rect)};
            rows[r].verdict = guarded(std::move(rows[r].verdict), row, surface);
        }
    }
}

void hold_back_unwitnessed(RowTrace& group, std::span<const RowTrace> statements) {
    const auto waiting = std::ranges::count_if(statements, [](const RowTrace& row) { return row.verdict.needs_review; });
    const auto marked = std::ranges::count_if(
        statements, [](const RowTrace& row) { return !row.verdict.needs_review && row.verdict.state != record::State::empty; });
    if (seems_empty(group) && waiting > marked) {
        group.verdict = doubt(record::State::unclear, std::nullopt, {Cause::group_not_sure}, Rule::noise);
    }
}

} // namespace formradar::read
