// The reasons why a mark in a row that seems open may have gone unseen, in the order in which they are asked.
#include "read/judge_empty.hpp"

#include <algorithm>
#include <utility>

#include "formradar/core/causes.hpp"
#include "read/confidence.hpp"

namespace formradar::read {
namespace {

struct OpenRow {
    std::span<const vision::Ink> inks;
    std::span<const vision::FoundBox> found;
    double stray;
    const JudgeOptions& options;
};

// Noise in which a mark as dark as the page's others might drown; without others, a hard pencil's.
double noisy(const JudgeOptions& options) {
    const auto& usual = options.page.usual_darkness;
    return usual ? std::clamp(options.noisy_share * *usual, options.noisy_least, options.noisy_most) : options.noisy_least;
}

std::optional<RowVerdict> by_stray_ink(const OpenRow& row) {
    if (row.stray > row.options.stray_area) {
        return doubt(record::State::unclear, std::nullopt, {Cause::ink_between_boxes, {figure(row.stray, 1)}},
                     Rule::ink_between_boxes);
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_specks(const OpenRow& row) {
    const auto& page = row.options.page;
    const auto box_with_more = [&](double least) -> std::optional<std::size_t> {
        const auto has_more = [&](const vision::Ink& ink) { return ink.specks + ink.area > least; };
        const auto box = std::ranges::find_if(row.inks, has_more);
        return box == row.inks.end() ? std::nullopt : std::optional{static_cast<std::size_t>(box - row.inks.begin())};
    };
    const auto box = page.few_marks ? box_with_more(row.options.rest_of_mark) : std::nullopt;
    if (box) {
        return doubt(record::State::unclear, box, about_box(Cause::specks_without_marks, *box), Rule::specks_without_marks);
    }
    const auto small = page.usual_inked ? box_with_more(row.options.speck_of_usual * *page.usual_inked) : std::nullopt;
    if (small) {
        return doubt(record::State::unclear, small, about_box(Cause::speck_by_small_marks, *small), Rule::specks_without_marks);
    }
    if (page.marks_lost) {
        return doubt(record::State::unclear, std::nullopt, {Cause::mark_may_be_lost}, Rule::specks_without_marks);
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_pale_outline(const OpenRow& row) {
    const auto& options = row.options;
    const auto& usual = options.page.usual_outline;
    const double least = usual ? std::max(options.least_outline_darkness, options.least_of_usual_outline * *usual) : 0;
    for (std::size_t i = 0; i < row.found.size(); ++i) {
        if (row.found[i].darkness < least) {
            return doubt(record::State::unclear, std::nullopt, about_box(Cause::box_pale, i), Rule::pale_outline);
        }
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_what_runs_past(const OpenRow& row) {
    for (std::size_t i = 0; i < row.inks.size(); ++i) {
        if (row.inks[i].beside - row.inks[i].tails > row.options.touching_area &&
            !row.options.without.has(Rule::ink_beside_empty_row)) {
            return doubt(record::State::unclear, std::nullopt, about_box(Cause::mark_comes_close, i), Rule::ink_beside_empty_row);
        }
        if (row.inks[i].line) {
            return doubt(record::State::unclear, std::nullopt, about_box(Cause::line_through_box, i), Rule::line_in_empty_row);
        }
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_noise(const OpenRow& row) {
    const auto& options = row.options;
    const auto& usual = options.page.usual_darkness;
    const double noise = std::ranges::max(row.inks, {}, &vision::Ink::noise).noise;
    if (usual && *usual < options.pale_page && *usual < options.above_noise * noise) {
        return doubt(record::State::unclear, std::nullopt, {Cause::marks_too_pale}, Rule::noise);
    }
    if (std::ranges::max(row.inks, {}, &vision::Ink::coarse_noise).coarse_noise > noisy(options)) {
        return doubt(record::State::unclear, std::nullopt, {Cause::picture_too_noisy}, Rule::noise);
    }
    return std::nullopt;
}

} // namespace

RowVerdict doubt(record::State state, std::optional<std::size_t> index, Reason reason, Rule rule) {
    RowVerdict verdict{
        .state = state, .needs_review = true, .confidence = confidence::doubt, .reason = std::move(reason), .rule = rule};
    if (index) {
        verdict.index = static_cast<int>(*index);
    }
    return verdict;
}

Reason about_box(Cause cause, std::size_t box) {
    return {cause, {figure(box + 1)}};
}

RowVerdict judge_empty(std::span<const vision::Ink> inks, std::span<const vision::FoundBox> found, double stray,
                       const JudgeOptions& options) {
    const OpenRow row{.inks = inks, .found = found, .stray = stray, .options = options};
    for (const auto rule : {by_stray_ink, by_specks, by_pale_outline, by_what_runs_past, by_noise}) {
        const auto verdict = rule(row);
        if (verdict && !options.without.has(verdict->rule)) {
            return *verdict;
        }
    }
    return {.state = record::State::empty, .confidence = confidence::open_row, .rule = Rule::no_ink};
}

} // namespace formradar::read
