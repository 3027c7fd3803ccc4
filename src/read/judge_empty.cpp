#include "read/judge_empty.hpp"

#include <algorithm>

#include "formradar/core/text.hpp"

namespace formradar::read {
namespace {

// Noise in which a mark as dark as the page's others might drown; without others, a hard pencil's.
double noisy(const JudgeOptions& options) {
    return options.page.usual_darkness > 0
               ? std::clamp(options.noisy_share * options.page.usual_darkness, options.noisy_least, options.noisy_most)
               : options.noisy_least;
}

} // namespace

RowVerdict doubt(record::State state, std::optional<std::size_t> index, std::string reason, Rule rule) {
    RowVerdict verdict{.state = state, .needs_review = true, .confidence = 0.5, .reason = std::move(reason), .rule = rule};
    if (index) {
        verdict.index = static_cast<int>(*index);
    }
    return verdict;
}

RowVerdict judge_empty(std::span<const vision::Ink> inks, std::span<const vision::FoundBox> found, double stray,
                       const JudgeOptions& options) {
    if (stray > options.stray_area) {
        return doubt(record::State::unclear, std::nullopt, fixed(stray, 1) + " mm² of ink beside the boxes",
                     Rule::ink_between_boxes);
    }
    for (std::size_t i = 0; options.page.few_marks && i < inks.size(); ++i) {
        if (inks[i].specks + inks[i].area > options.rest_of_mark) {
            return doubt(record::State::unclear, i,
                         "box " + std::to_string(i + 1) + ": specks, on a page with hardly any clear mark",
                         Rule::specks_without_marks);
        }
    }
    for (std::size_t i = 0; i < inks.size(); ++i) {
        if (options.page.usual_inked > 0 && inks[i].specks + inks[i].area > options.speck_of_usual * options.page.usual_inked) {
            return doubt(record::State::unclear, i,
                         "box " + std::to_string(i + 1) + ": a speck, on a page with marks hardly larger",
                         Rule::specks_without_marks);
        }
    }
    if (options.page.marks_lost) {
        return doubt(record::State::unclear, std::nullopt,
                     "other rows have specks, and the page hardly any clear mark: one may be lost here",
                     Rule::specks_without_marks);
    }
    const double usual_outline = options.page.usual_outline;
    const double least_outline =
        usual_outline > 0 ? std::max(options.least_outline_darkness, options.least_of_usual_outline * usual_outline) : 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].darkness < least_outline) {
            return doubt(record::State::unclear, std::nullopt,
                         "box " + std::to_string(i + 1) + " is so pale that a mark may have faded", Rule::pale_outline);
        }
    }
    for (std::size_t i = 0; i < inks.size(); ++i) {
        if (inks[i].beside - inks[i].tails > options.touching_area) {
            return doubt(record::State::unclear, std::nullopt, "another row's mark comes close to box " + std::to_string(i + 1),
                         Rule::ink_beside_empty_row);
        }
        if (inks[i].line) {
            return doubt(record::State::unclear, std::nullopt, "a line runs through box " + std::to_string(i + 1),
                         Rule::line_in_empty_row);
        }
    }
    const double usual = options.page.usual_darkness, noise = std::ranges::max(inks, {}, &vision::Ink::noise).noise;
    if (usual > 0 && usual < options.pale_page && usual < options.above_noise * noise) {
        return doubt(record::State::unclear, std::nullopt, "the page's marks are so pale that one here might not be seen",
                     Rule::noise);
    }
    if (std::ranges::max(inks, {}, &vision::Ink::coarse_noise).coarse_noise > noisy(options)) {
        return doubt(record::State::unclear, std::nullopt, "the picture is too noisy to say that nothing is there", Rule::noise);
    }
    return {.state = record::State::empty, .confidence = 0.995, .rule = Rule::no_ink};
}

} // namespace formradar::read
