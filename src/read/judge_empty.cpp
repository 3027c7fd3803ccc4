// The reasons why a mark in a row that seems open may have gone unseen, in the order in which they are asked.
#include "read/judge_empty.hpp"

#include <algorithm>

#include "formradar/core/text.hpp"
#include "read/confidence.hpp"

namespace formradar::read {
namespace {

struct Row {
    std::span<const vision::Ink> inks;
    std::span<const vision::FoundBox> found;
    double stray;
    const JudgeOptions& options;
};

std::string box_number(std::size_t box) {
    return "box " + std::to_string(box + 1);
}

// Noise in which a mark as dark as the page's others might drown; without others, a hard pencil's.
double noisy(const JudgeOptions& options) {
    return options.page.usual_darkness > 0
               ? std::clamp(options.noisy_share * options.page.usual_darkness, options.noisy_least, options.noisy_most)
               : options.noisy_least;
}

std::optional<RowVerdict> by_stray_ink(const Row& row) {
    if (row.stray > row.options.stray_area) {
        return doubt(record::State::unclear, std::nullopt, fixed(row.stray, 1) + " mm² of ink beside the boxes",
                     Rule::ink_between_boxes);
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_specks(const Row& row) {
    const auto& page = row.options.page;
    const auto box_with_more = [&](double least) -> std::optional<std::size_t> {
        const auto has_more = [&](const vision::Ink& ink) { return ink.specks + ink.area > least; };
        const auto box = std::ranges::find_if(row.inks, has_more);
        return box == row.inks.end() ? std::nullopt : std::optional{static_cast<std::size_t>(box - row.inks.begin())};
    };
    const auto box = page.few_marks ? box_with_more(row.options.rest_of_mark) : std::nullopt;
    if (box) {
        return doubt(record::State::unclear, box, box_number(*box) + ": specks, on a page with hardly any clear mark",
                     Rule::specks_without_marks);
    }
    const auto small = page.usual_inked > 0 ? box_with_more(row.options.speck_of_usual * page.usual_inked) : std::nullopt;
    if (small) {
        return doubt(record::State::unclear, small, box_number(*small) + ": a speck, on a page with marks hardly larger",
                     Rule::specks_without_marks);
    }
    if (page.marks_lost) {
        return doubt(record::State::unclear, std::nullopt,
                     "other rows have specks, and the page hardly any clear mark: one may be lost here",
                     Rule::specks_without_marks);
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_pale_outline(const Row& row) {
    const auto& options = row.options;
    const double usual = options.page.usual_outline;
    const double least = usual > 0 ? std::max(options.least_outline_darkness, options.least_of_usual_outline * usual) : 0;
    for (std::size_t i = 0; i < row.found.size(); ++i) {
        if (row.found[i].darkness < least) {
            return doubt(record::State::unclear, std::nullopt, box_number(i) + " is so pale that a mark may have faded",
                         Rule::pale_outline);
        }
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_what_runs_past(const Row& row) {
    for (std::size_t i = 0; i < row.inks.size(); ++i) {
        if (row.inks[i].beside - row.inks[i].tails > row.options.touching_area &&
            !row.options.without.has(Rule::ink_beside_empty_row)) {
            return doubt(record::State::unclear, std::nullopt, "another row's mark comes close to " + box_number(i),
                         Rule::ink_beside_empty_row);
        }
        if (row.inks[i].line) {
            return doubt(record::State::unclear, std::nullopt, "a line runs through " + box_number(i), Rule::line_in_empty_row);
        }
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_noise(const Row& row) {
    const auto& options = row.options;
    const double usual = options.page.usual_darkness, noise = std::ranges::max(row.inks, {}, &vision::Ink::noise).noise;
    if (usual > 0 && usual < options.pale_page && usual < options.above_noise * noise) {
        return doubt(record::State::unclear, std::nullopt, "the page's marks are so pale that one here might not be seen",
                     Rule::noise);
    }
    if (std::ranges::max(row.inks, {}, &vision::Ink::coarse_noise).coarse_noise > noisy(options)) {
        return doubt(record::State::unclear, std::nullopt, "the picture is too noisy to say that nothing is there", Rule::noise);
    }
    return std::nullopt;
}

} // namespace

RowVerdict doubt(record::State state, std::optional<std::size_t> index, std::string reason, Rule rule) {
    RowVerdict verdict{
        .state = state, .needs_review = true, .confidence = confidence::doubt, .reason = std::move(reason), .rule = rule};
    if (index) {
        verdict.index = static_cast<int>(*index);
    }
    return verdict;
}

RowVerdict judge_empty(std::span<const vision::Ink> inks, std::span<const vision::FoundBox> found, double stray,
                       const JudgeOptions& options) {
    const Row row{.inks = inks, .found = found, .stray = stray, .options = options};
    for (const auto rule : {by_stray_ink, by_specks, by_pale_outline, by_what_runs_past, by_noise}) {
        const auto verdict = rule(row);
        if (verdict && !options.without.has(verdict->rule)) {
            return *verdict;
        }
    }
    return {.state = record::State::empty, .confidence = confidence::open_row, .rule = Rule::no_ink};
}

} // namespace formradar::read
