// The rules about a row, each a function, in the order in which they are asked: the first that speaks decides.
#include "formradar/read/judge.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "formradar/core/causes.hpp"
#include "read/confidence.hpp"
#include "read/judge_box.hpp"
#include "read/judge_empty.hpp"
#include "read/taken_back.hpp"

namespace formradar::read {
namespace {

RowVerdict chosen(std::size_t index, double confidence, Rule rule) {
    return {.state = record::State::marked, .index = static_cast<int>(index), .confidence = confidence, .rule = rule};
}

double confidence_of(double strength) {
    constexpr double least = 0.985, by_strength = 0.0145;
    return least + by_strength * strength;
}

// Beside a clear mark: the pen touching down, a rest of something erased, a piece of a streak or fold that runs past the box, or
// the end of another row's long tick, or a stain whose rim comes close. A second mark is none of these: it is as dark as the
// first, and broader than a line.
bool is_accident(const vision::Ink& ink, const vision::Ink& mark, const JudgeOptions& options) {
    // Shown by judge_test: a_touch_of_the_pen_beside_a_mark_is_no_second_mark,
    // a_pale_rim_that_comes_close_to_another_box_is_no_mark; judge_correction_test:
    // a_small_mark_beside_a_blackened_box_is_no_accident.
    constexpr double slight = 0.12, fainter = 0.4, smaller = 0.5;  // shares of the mark's
    constexpr double hardly = 0.3, finer = 0.75, small_hair = 2.0; // a hair, shares of the mark's, mm²
    constexpr double small = 1.0, thin = 1.3;                      // mm², mm
    if (mark.darkness < options.least_darkness || mark.inked < 2 * options.least_mark) {
        return false;
    }
    // Beside what was taken back everything is small, the mark that stands as well.
    if (may_be_taken_back(mark, options) || may_be_drawn(ink, mark)) {
        return false;
    }
    const bool hair =
        !ink.crooked && ink.inked < hardly * mark.inked && ink.area < small_hair && ink.stroke < finer * mark.stroke;
    const bool touch_down = ink.inked < slight * mark.inked && ink.area < small;
    const bool erased = ink.darkness < fainter * mark.darkness && ink.area > 0;
    const bool streak = ink.inked < options.least_trace && std::min(ink.extent.width, ink.extent.height) < thin && ink.area > 0;
    const bool tail = ink.inked < options.least_trace && ink.area > 0 && ink.area < smaller * mark.area;
    const bool rim = ink.inked < options.least_trace && ink.area > 0 && !ink.tick && ink.darkness < options.paler * mark.darkness;
    return hair || touch_down || erased || streak || tail || rim;
}

// A fold or a hair through another box than that of the clear mark: finer or paler than its strokes. Where a line was taken out
// of the box, an arm of a cross may be left.
bool is_passing_line(const vision::Ink& ink, const vision::Ink& mark, const JudgeOptions& options) {
    // Shown by judge_test: a_fine_line_through_another_box_is_a_fold_or_a_hair.
    constexpr double finer = 0.75; // of the mark's strokes
    return is_long_stroke(ink, options) && !ink.line && !options.page.slashes_to_mark && mark.crooked &&
           mark.inked > 2 * options.least_mark && !may_be_taken_back(mark, options) &&
           (ink.stroke < finer * mark.stroke || ink.darkness < options.paler * mark.darkness);
}

// Words that were begun beside the row run into this box, or go on from the mark in it.
bool is_written_over(const vision::Ink& ink, const BoxVerdict& box) {
    return ink.in_writing || (ink.writing >= vision::least_writing && box.mark != Mark::none && box.mark != Mark::plain);
}

// A mark in the middle of its box, beside which words in another one are not meant for it. Beside one that may have been taken
// back, what the words touch may be the mark that stands.
bool stands_by_itself(const vision::Ink& ink, const JudgeOptions& options) {
    constexpr double most_solid = 0.42; // also of a marker's crosses
    return !ink.in_writing && !ink.line && ink.touch == 0 && ink.solid < most_solid && !may_be_taken_back(ink, options) &&
           may_stand(ink, any_pen(options));
}

// The only ink of the row, and though faint it was drawn: thin strokes that cross or turn, in a quiet picture. What an eraser
// leaves is paler, dust and folds are smaller or straight, stains are broad.
bool is_faint_mark(std::span<const vision::Ink> inks, std::size_t box, const JudgeOptions& options) {
    constexpr double darkest_trace = 3, largest_rest = 0.15; // standard deviations, mm²
    constexpr double within = 0.4;                           // of its ink, in its box
    const auto& ink = inks[box];
    // Two hairs that meet look like a small tick.
    const bool is_hairy = ink.tick && !options.page.ticks_to_mark;
    const double least = is_hairy                       ? options.least_faint_tick
                         : ink.noise < options.quietest ? options.least_faint_in_quietest
                                                        : options.least_faint_mark;
    for (std::size_t i = 0; i < inks.size(); ++i) {
        const auto& other = inks[i];
        if (i != box && (other.area > largest_rest || other.foreign > 0 || other.specks > largest_rest || other.line ||
                         other.trace > darkest_trace)) {
            return false;
        }
    }
    return ink.noise < options.quiet && ink.crooked && !ink.line && !ink.aside && ink.touch == 0 && ink.foreign == 0 &&
           ink.writing < vision::least_writing - 1 && ink.inked > least && ink.inked > within * ink.area &&
           ink.darkness > std::max(options.faintest_mark, of_usual(options.as_faint, options.page.usual_darkness)) &&
           ink.stroke < options.thickest_faint && (ink.tick || ink.reach < options.farthest_faint) &&
           std::min(ink.extent.width, ink.extent.height) > options.smallest_faint;
}

// Another box of the row with ink in it, when the only mark reaches into other boxes and is no tick whose tail does that: a
// single stroke that has run together with what blackens its neighbour.
std::optional<std::size_t> shared_box(std::span<const vision::Ink> inks, std::size_t mark) {
    constexpr double reaching = 0.02, least = 0.03; // shares of the mark's ink, of the other box's inside
    for (std::size_t i = 0; i < inks.size(); ++i) {
        if (i != mark && inks[i].foreign > least && inks[mark].touch > reaching && !inks[mark].tick) {
            return i;
        }
    }
    return std::nullopt;
}

// Another box of the row, when the only mark may have been taken back, into which something runs that may be what stands, joined
// with other ink; or about which the paper is not to be seen. Of what stands in a pale pencil there may be no more than specks.
std::optional<std::size_t> hidden_box(std::span<const vision::Ink> inks, std::size_t mark, const JudgeOptions& options) {
    // Shown by judge_struck_test: beside_a_mark_that_may_be_taken_back_foreign_ink_may_be_what_stands.
    constexpr double least = 0.03, unseen = 0.25; // share of the inside; noise that no paper has
    constexpr double joined = 2, some = 0.01;     // mm² in and close to the box, share inside: a thin tick run into a row below
    const bool taken_back = is_blackened_or_lined(inks[mark], options), gone_over = may_be_gone_over(inks[mark], options);
    const bool blackest = options.page.usual_solid && inks[mark].solid >= *options.page.usual_solid + options.blackest;
    const double specks = blackest ? options.rest_of_mark : options.specks_of_mark;
    for (std::size_t i = 0; i < inks.size(); ++i) {
        if (i != mark &&
            (inks[i].noise > unseen || ((inks[i].foreign > (inks[i].beside > joined ? some : least)) && taken_back) ||
             (pencil_specks(inks[i]) > specks && gone_over))) {
            return i;
        }
    }
    return std::nullopt;
}

// Out of sight, too far from the smooth map, or clearly seen at another place than where its neighbours have it.
bool is_misplaced(const vision::FoundBox& box, const JudgeOptions& options) {
    const bool whole = box.outline > options.whole_outline;
    return box.outline < options.least_outline ||
           std::hypot(box.off.x, box.off.y) > (whole ? options.farthest_whole : options.farthest) ||
           (!whole && box.sharpness > options.sharp && distance(box.off, box.measured) > options.disagreement);
}

// Of an outline that is seen in part only, and pale, the rest may be what looks like ink in the box: where paper curls it lies
// beside the place where it was looked for.
bool may_be_outline(const vision::Ink& ink, const vision::FoundBox& box, const JudgeOptions& options) {
    // Shown by judge_empty_test: the_rest_of_an_outline_that_is_seen_in_part_may_look_like_ink; once_misread:
    // the_outline_of_a_groups_box_on_curled_paper.
    constexpr double in_part = 0.8, pale = 0.8; // share that is seen, of the usual darkness
    return ink.inked > 0 && box.outline < in_part && box.darkness < of_usual(pale, options.page.usual_outline);
}

// A row of boxes with what each holds by itself.
struct Row {
    std::span<const vision::Ink> inks;
    std::span<const vision::FoundBox> found;
    double stray;
    const JudgeOptions& options;
    std::vector<BoxVerdict> boxes{};
    std::vector<std::size_t> marks{}, weak{}, written{}; // the boxes by what they hold

    [[nodiscard]] std::optional<std::size_t> guess() const {
        return marks.size() == 1 ? std::optional{marks.front()} : std::nullopt;
    }
};

Row sorted(std::span<const vision::Ink> inks, std::span<const vision::FoundBox> found, double stray,
           const JudgeOptions& options) {
    Row row{.inks = inks, .found = found, .stray = stray, .options = options};
    for (std::size_t i = 0; i < inks.size(); ++i) {
        row.boxes.push_back(judge_box(inks[i], options));
        if (is_written_over(inks[i], row.boxes[i]) && !options.without.has(Rule::handwriting)) {
            row.written.push_back(i);
        } else if (row.boxes[i].mark == Mark::plain || (options.weak_is_plain && row.boxes[i].mark != Mark::none)) {
            row.marks.push_back(i);
        } else if (row.boxes[i].mark != Mark::none) {
            row.weak.push_back(i);
        }
    }
    return row;
}

// What follows are the rules in their order. Each says nothing, or what the row is.

std::optional<RowVerdict> by_handwriting(const Row& row) {
    if (row.written.empty()) {
        return std::nullopt;
    }
    // What fills much of its box may have been made black, and as much ink among the words may be what stands.
    // Shown by judge_correction_test: words_that_hold_as_much_ink_as_a_dense_mark_may_hide_what_stands.
    constexpr double much_inside = 0.4, as_much = 0.35; // shares of the box, of the mark's ink
    const auto is_mere_writing = [&](std::size_t i) {
        const auto& mark = row.inks[row.marks.front()];
        return mark.inside < much_inside || row.inks[i].inked < as_much * mark.inked;
    };
    if (row.guess() && stands_by_itself(row.inks[*row.guess()], row.options) &&
        std::ranges::all_of(row.written, is_mere_writing)) {
        return std::nullopt;
    }
    return doubt(record::State::unclear, row.marks.empty() ? row.written.front() : row.marks.front(),
                 about_box(Cause::writing_runs_in, row.written.front()), Rule::handwriting);
}

std::optional<RowVerdict> by_outlines(const Row& row) {
    for (std::size_t i = 0; i < row.found.size(); ++i) {
        if (is_misplaced(row.found[i], row.options) || may_be_outline(row.inks[i], row.found[i], row.options)) {
            return doubt(record::State::unclear, row.guess(),
                         {Cause::outline_missing, {figure(i + 1), figure(100 * row.found[i].outline, 0)}}, Rule::outline_missing);
        }
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_faint_mark(const Row& row) {
    if (row.marks.empty() && row.weak.size() == 1 && row.boxes[row.weak.front()].mark == Mark::weak &&
        is_faint_mark(row.inks, row.weak.front(), row.options)) {
        return chosen(row.weak.front(), confidence::faint_mark, Rule::one_faint_mark);
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_weak_marks(const Row& row) {
    const auto guess = row.guess();
    for (const auto i : row.weak) {
        const bool says_nothing =
            guess && (row.boxes[i].mark == Mark::weak ? is_accident(row.inks[i], row.inks[*guess], row.options)
                                                      : is_passing_line(row.inks[i], row.inks[*guess], row.options));
        if (!says_nothing) {
            return doubt(record::State::unclear, guess ? guess : std::optional{i}, about_box(row.boxes[i].why, i),
                         Rule::weak_mark);
        }
    }
    return std::nullopt;
}

std::optional<RowVerdict> by_shared_ink(const Row& row) {
    const auto guess = row.guess();
    const auto other = guess ? shared_box(row.inks, *guess) : std::nullopt;
    return other
               ? std::optional{doubt(record::State::unclear, guess, about_box(Cause::reaches_into_box, *other), Rule::shared_ink)}
               : std::nullopt;
}

std::optional<RowVerdict> by_hidden_mark(const Row& row) {
    const auto guess = row.guess();
    const auto other = guess ? hidden_box(row.inks, *guess, row.options) : std::nullopt;
    return other ? std::optional{doubt(record::State::unclear, guess, about_box(Cause::perhaps_taken_back, *other),
                                       Rule::weak_mark)}
                 : std::nullopt;
}

std::optional<RowVerdict> by_one_mark(const Row& row) {
    const auto guess = row.guess();
    return guess ? std::optional{chosen(*guess, confidence_of(row.boxes[*guess].strength), Rule::one_mark)} : std::nullopt;
}

std::optional<RowVerdict> by_several_marks(const Row& row) {
    if (row.marks.empty()) {
        return std::nullopt;
    }
    if (const auto standing = beside_blackened(row.inks, row.marks, row.options)) {
        return chosen(*standing, confidence::beside_blackened, Rule::beside_blackened);
    }
    if (const auto standing = beside_struck(row.inks, row.marks, row.options)) {
        return chosen(*standing, confidence::beside_struck, Rule::beside_struck);
    }
    if (row.options.without.has(Rule::several_marks)) { // then the one stands that has no line through it, or is less solid
        const auto looks_taken_back = [&](std::size_t i) { return std::pair(row.inks[i].level_line, row.inks[i].solid); };
        return chosen(*std::ranges::min_element(row.marks, {}, looks_taken_back), confidence::beside_blackened,
                      Rule::beside_blackened);
    }
    return doubt(record::State::multiple, std::nullopt, {Cause::several_marked, {figure(row.marks.size())}}, Rule::several_marks);
}

} // namespace

RowVerdict judge_row(std::span<const vision::Ink> inks, std::span<const vision::FoundBox> found, double stray,
                     const JudgeOptions& options) {
    const auto row = sorted(inks, found, stray, options);
    for (const auto rule : {by_handwriting, by_outlines, by_faint_mark, by_weak_marks, by_shared_ink, by_hidden_mark, by_one_mark,
                            by_several_marks}) {
        const auto verdict = rule(row);
        if (verdict && !options.without.has(verdict->rule)) {
            return *verdict;
        }
    }
    return judge_empty(inks, found, stray, options);
}

} // namespace formradar::read
