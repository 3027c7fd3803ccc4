#include "formradar/read/judge.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "formradar/core/text.hpp"
#include "read/judge_box.hpp"
#include "read/judge_empty.hpp"
#include "read/taken_back.hpp"

namespace formradar::read {
namespace {

RowVerdict chosen(std::size_t index, double confidence, Rule rule) {
    return {.state = record::State::marked, .index = static_cast<int>(index), .confidence = confidence, .rule = rule};
}

double confidence_of(double strength) {
    return 0.985 + 0.0145 * strength;
}

// Beside a clear mark: the pen touching down, a rest of something erased, a piece of a streak or fold that runs past the box, or
// the end of another row's long tick, or a stain whose rim comes close. A second mark is none of these: it is as dark as the
// first, and broader than a line.
bool is_accident(const vision::Ink& ink, const vision::Ink& mark, const JudgeOptions& options) {
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
    constexpr double finer = 0.75; // of the mark's strokes
    return is_long_stroke(ink, options) && !ink.line && !options.page.slashes_to_mark && mark.crooked &&
           mark.inked > 2 * options.least_mark && !may_be_taken_back(mark, options) &&
           (ink.stroke < finer * mark.stroke || ink.darkness < options.paler * mark.darkness);
}

RowVerdict judge_marks(std::span<const vision::Ink> inks, const std::vector<BoxVerdict>& boxes,
                       const std::vector<std::size_t>& marks, const JudgeOptions& options) {
    if (marks.size() == 1) {
        return chosen(marks.front(), confidence_of(boxes[marks.front()].strength), Rule::one_mark);
    }
    if (const auto standing = beside_blackened(inks, marks, options)) {
        return chosen(*standing, 0.99, Rule::beside_blackened);
    }
    if (const auto standing = beside_struck(inks, marks, options)) {
        return chosen(*standing, 0.985, Rule::beside_struck);
    }
    return doubt(record::State::multiple, std::nullopt, std::to_string(marks.size()) + " boxes are marked", Rule::several_marks);
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
           ink.writing < vision::least_writing - 1 && ink.inked > least && ink.inked > 0.4 * ink.area &&
           ink.darkness > std::max(options.faintest_mark, options.as_faint * options.page.usual_darkness) &&
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
    constexpr double in_part = 0.8, pale = 0.8; // share that is seen, of the usual darkness
    return ink.inked > 0 && box.outline < in_part && box.darkness < pale * options.page.usual_outline;
}

} // namespace

RowVerdict judge_row(std::span<const vision::Ink> inks, std::span<const vision::FoundBox> found, double stray,
                     const JudgeOptions& options) {
    std::vector<BoxVerdict> boxes;
    std::vector<std::size_t> marks, weak, written;
    for (std::size_t i = 0; i < inks.size(); ++i) {
        boxes.push_back(judge_box(inks[i], options));
        if (is_written_over(inks[i], boxes[i])) {
            written.push_back(i);
        } else if (boxes[i].mark == Mark::plain) {
            marks.push_back(i);
        } else if (boxes[i].mark != Mark::none) {
            weak.push_back(i);
        }
    }
    // What fills much of its box may have been made black, and as much ink among the words may be what stands.
    constexpr double much_inside = 0.4, as_much = 0.35; // shares of the box, of the mark's ink
    const auto is_mere_writing = [&](std::size_t i) {
        const auto& mark = inks[marks.front()];
        return mark.inside < much_inside || inks[i].inked < as_much * mark.inked;
    };
    if (!written.empty() &&
        !(marks.size() == 1 && stands_by_itself(inks[marks.front()], options) && std::ranges::all_of(written, is_mere_writing))) {
        return doubt(record::State::unclear, marks.empty() ? written.front() : marks.front(),
                     "box " + std::to_string(written.front() + 1) + ": handwriting runs into it", Rule::handwriting);
    }
    const std::optional<std::size_t> guess = marks.size() == 1 ? std::optional{marks.front()} : std::nullopt;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (is_misplaced(found[i], options) || may_be_outline(inks[i], found[i], options)) {
            return doubt(record::State::unclear, guess,
                         "box " + std::to_string(i + 1) + " is not where it should be: " + fixed(100 * found[i].outline, 0) +
                             " % of its outline seen",
                         Rule::outline_missing);
        }
    }
    if (weak.size() == 1 && marks.empty() && boxes[weak.front()].mark == Mark::weak &&
        is_faint_mark(inks, weak.front(), options)) {
        return chosen(weak.front(), 0.96, Rule::one_faint_mark);
    }
    for (const auto i : weak) {
        const bool says_nothing = guess && (boxes[i].mark == Mark::weak ? is_accident(inks[i], inks[*guess], options)
                                                                        : is_passing_line(inks[i], inks[*guess], options));
        if (!says_nothing) {
            return doubt(record::State::unclear, guess ? guess : std::optional{i},
                         "box " + std::to_string(i + 1) + ": " + boxes[i].why, Rule::weak_mark);
        }
    }
    if (guess) {
        if (const auto other = shared_box(inks, *guess)) {
            return doubt(record::State::unclear, guess, "the mark reaches into box " + std::to_string(*other + 1),
                         Rule::shared_ink);
        }
        if (const auto other = hidden_box(inks, *guess, options)) {
            return doubt(record::State::unclear, guess,
                         "the mark may have been taken back: box " + std::to_string(*other + 1) + " is unclear", Rule::weak_mark);
        }
    }
    if (!marks.empty()) {
        return judge_marks(inks, boxes, marks, options);
    }
    return judge_empty(inks, found, stray, options);
}

} // namespace formradar::read
