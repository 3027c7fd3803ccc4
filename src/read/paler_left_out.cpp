// Far paler than the page's marks are erased marks, stains, folds and what shows through from the back: they are left out first.
// Where one box has all the ink of its row, so is all that is paler than the pen's strokes: darker stains and folds hang together
// with its mark.
#include "read/paler_left_out.hpp"

#include <algorithm>
#include <array>

#include "read/confidence.hpp"
#include "read/judge_box.hpp"

namespace formradar::read {
namespace {

// The mark stands in its box in the first measurement too, is no other row's tail that was cut off, and what was left out is not
// what stands beside a mark that was taken back with another pen, nor did it hang together with this one.
bool is_its_own(std::span<const vision::Ink> before, std::span<const vision::Ink> now, std::size_t index,
                const JudgeOptions& options) {
    // Shown by once_in_doubt: a_cross_that_a_fold_runs_into, a_cross_that_a_stains_rim_runs_into; once_misread:
    // a_tick_under_words_beside_a_corrected_cross, a_pale_cross_that_ran_into_another_row_beside_a_zigzag.
    constexpr double share = 0.8, as_dark = 0.7, small = 3; // times the least mark: the end of a tail may be as large as that
    constexpr double attached = 0.02;                       // of its ink, in another box
    constexpr double half = 0.5;                            // of another box's ink: it was not paler
    constexpr double much = 0.05;            // share of the inside: a pale mark that has run together with another row's
    constexpr double full = 0.5, within = 1; // share of the inside, mm: a scribble fills its box and stays in it
    if (before[index].touch > now[index].touch + attached) {
        return false;
    }
    if (before[index].aside && now[index].aside && !now[index].tick) { // between two boxes, with all its ink or without
        return false;
    }
    const bool gone_over = may_be_gone_over(now[index], options);
    const bool scribble = now[index].inside > full && now[index].reach < within;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool remains = now[i].inked > options.least_mark && now[i].inked > half * before[i].inked;
        const bool joined =
            scribble && before[i].foreign_mark && before[i].foreign > much && now[i].foreign < half * before[i].foreign;
        if (i != index && (remains || joined || may_be_drawn(before[i], before[index]) ||
                           (gone_over && pencil_specks(before[i]) > options.specks_of_mark))) {
            return false;
        }
    }
    return now[index].inked > small * options.least_mark && before[index].inked > share * now[index].inked &&
           now[index].darkness > of_usual(as_dark, options.page.usual_darkness) && !may_be_taken_back(now[index], options);
}

std::optional<RowVerdict> settled_by(std::span<const vision::Ink> now, std::span<const vision::Ink> before,
                                     std::span<const vision::FoundBox> found, const JudgeOptions& options) {
    auto verdict = judge_row(now, found, 0, options);
    const bool sure = options.without.has(Rule::paler_left_out);
    if (verdict.needs_review || verdict.rule != Rule::one_mark ||
        !(sure || is_its_own(before, now, static_cast<std::size_t>(*verdict.index), options))) {
        return std::nullopt;
    }
    verdict.rule = Rule::paler_left_out;
    verdict.confidence = std::min(verdict.confidence, confidence::paler_left_out);
    return verdict;
}

// Only one box has ink, of strokes that cross or turn: of a straight one, and of a line, parts may be as dark as the pen.
bool holds_the_only_ink(std::span<const vision::Ink> inks, const JudgeOptions& options) {
    constexpr double some = 0.01; // share of the inside
    const auto has_ink = [&](const vision::Ink& ink) {
        return ink.inked > options.least_trace || ink.foreign > some || ink.foreign_mark;
    };
    return std::ranges::count_if(inks, has_ink) == 1 && std::ranges::find_if(inks, has_ink)->crooked &&
           std::ranges::none_of(inks, &vision::Ink::line);
}

} // namespace

bool pen_is_dark(const JudgeOptions& options) {
    // Shown by once_in_doubt: a_cross_that_a_stains_rim_runs_into.
    constexpr double surely_written = 0.3; // darkness
    return options.page.usual_darkness >= surely_written;
}

std::optional<RowVerdict> paler_left_out(const RowVerdict& doubtful, std::span<const vision::Ink> inks,
                                         std::span<const vision::FoundBox> found, const DarkerInk& darker,
                                         const JudgeOptions& options) {
    constexpr std::array settled = {Rule::weak_mark, Rule::several_marks, Rule::shared_ink, Rule::handwriting};
    if (!pen_is_dark(options) || !doubtful.needs_review || std::ranges::find(settled, doubtful.rule) == settled.end()) {
        return std::nullopt;
    }
    if (auto verdict = settled_by(darker.dark(), inks, found, options)) {
        return verdict;
    }
    return holds_the_only_ink(inks, options) ? settled_by(darker.pen(), inks, found, options) : std::nullopt;
}

} // namespace formradar::read
