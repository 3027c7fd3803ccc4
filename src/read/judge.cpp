#include "formradar/read/judge.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "formradar/core/text.hpp"

namespace formradar {
namespace {

RowVerdict doubt(State state, std::optional<std::size_t> index, std::string reason, std::string rule) {
    RowVerdict verdict{
        .state = state, .needs_review = true, .confidence = 0.5, .reason = std::move(reason), .rule = std::move(rule)};
    if (index) {
        verdict.index = static_cast<int>(*index);
    }
    return verdict;
}

RowVerdict chosen(std::size_t index, double confidence, std::string rule) {
    return {.state = State::marked, .index = static_cast<int>(index), .confidence = confidence, .rule = std::move(rule)};
}

// A saturating measure of how far a quantity is above its threshold: 0 at the threshold, near 1 at four times it.
double margin(double value, double threshold) {
    return value <= threshold ? 0 : 1 - std::exp(-1.5 * (value / threshold - 1));
}

double confidence_of(double strength) {
    return 0.985 + 0.0145 * strength;
}

bool may_stand(const Ink& ink, const JudgeOptions& options) {
    const auto middle = ink.extent.centre();
    const double off = std::max(std::abs(middle.x - options.box_side / 2), std::abs(middle.y - options.box_side / 2));
    return ink.stroke < options.thickest_pen && ink.writing < options.writing - 1 &&
           ink.reach < (ink.tick ? options.farthest_tick : options.farthest_reach) && ink.inked >= 2 * options.least_mark &&
           (ink.tick || off < options.farthest_middle);
}

JudgeOptions any_pen(JudgeOptions options) {
    options.thickest_pen = std::numeric_limits<double>::infinity();
    return options;
}

// The middle of the mark lies outside, and it is no tick that leads there: a cross between two boxes.
bool is_beside(const Ink& ink) {
    constexpr double within = 0.5; // share of such a cross that lies in one of the boxes, at most
    return ink.aside && !ink.tick && ink.inked < within * ink.area;
}

// A grain of dust or toner, or where a pen touched down: as measured, which is 0.3 mm wider than it is. A dot that is meant is
// 0.8 mm wide and more.
bool is_speck(const Ink& ink) {
    constexpr double widest = 0.75, largest = 0.42; // mm, mm²
    return ink.area < largest && std::max(ink.extent.width, ink.extent.height) < widest;
}

// All that is in the box is a bar, where a fold or a streak runs.
bool is_part_of_line(const Ink& ink) {
    constexpr double thickest = 2.2; // mm
    return ink.line && std::min(ink.extent.width, ink.extent.height) < thickest;
}

// A mark with a line through it; the line alone would be a dash.
bool is_struck(const Ink& ink) {
    constexpr double higher_than_a_dash = 4; // mm
    return ink.struck && ink.extent.height > higher_than_a_dash;
}

// The one mark that stands when every other is blackened.
std::optional<std::size_t> correction(std::span<const Ink> inks, const std::vector<std::size_t>& marks,
                                      const JudgeOptions& options) {
    const auto lightest = *std::ranges::min_element(marks, {}, [&](std::size_t i) { return inks[i].solid; });
    auto standing = options;
    const auto far_more_solid = [&](std::size_t i) {
        return i == lightest || inks[i].solid > std::max(options.surely_solid, inks[lightest].solid + options.sure_lead);
    };
    if (std::ranges::all_of(marks, far_more_solid)) {
        standing.thickest_pen = options.thickest_beside_solid;
        if (options.usual_solid > 0 && std::ranges::all_of(marks, [&](std::size_t i) {
                return i == lightest || inks[i].solid > options.usual_solid + options.far_beyond_usual;
            })) {
            standing.thickest_pen = options.thickest_beside_usual;
        }
    }
    // Strokes over strokes are darker than one alone: as dark as the page's other marks is dark enough.
    auto darkest = inks[std::ranges::max(marks, {}, [&](std::size_t i) { return inks[i].darkness; })].darkness;
    if (options.usual_darkness > 0) {
        darkest = std::min(darkest, options.usual_darkness);
    }
    if (!may_stand(inks[lightest], standing) ||
        inks[lightest].darkness < std::max(options.palest_standing, options.as_dark * darkest)) {
        return std::nullopt;
    }
    for (const auto i : marks) {
        if (i != lightest && (inks[i].solid < options.least_solid || inks[i].solid < inks[lightest].solid + options.solid_lead ||
                              inks[i].inside < inks[lightest].inside + 0.08)) {
            return std::nullopt;
        }
    }
    return lightest;
}

// The one mark that stands when the other is struck through.
std::optional<std::size_t> beside_struck(std::span<const Ink> inks, const std::vector<std::size_t>& marks,
                                         const JudgeOptions& options) {
    if (marks.size() != 2 || options.strikes_to_mark || is_struck(inks[marks[0]]) == is_struck(inks[marks[1]])) {
        return std::nullopt;
    }
    const auto standing = is_struck(inks[marks[0]]) ? marks[1] : marks[0];
    const auto& taken_back = inks[standing == marks[0] ? marks[1] : marks[0]];
    constexpr double more = 1.12; // ink in the box, for the line
    if (taken_back.stroke > options.thickest_struck || taken_back.inked < more * inks[standing].inked) {
        return std::nullopt;
    }
    auto thicker = options;
    thicker.thickest_pen = options.thickest_beside_struck;
    return !inks[standing].struck && may_stand(inks[standing], thicker) ? std::optional{standing} : std::nullopt;
}

// Beside a clear mark: the pen touching down, a rest of something erased, a piece of a streak or fold that runs past the box, or
// the end of another row's long tick. A second mark is none of these: it is as dark as the first, and broader than a line.
bool is_accident(const Ink& ink, const Ink& mark, const JudgeOptions& options) {
    constexpr double slight = 0.12, fainter = 0.4, smaller = 0.5;  // shares of the mark's
    constexpr double hardly = 0.3, finer = 0.75, small_hair = 2.0; // a hair, shares of the mark's, mm²
    constexpr double small = 1.0, thin = 1.3;                      // mm², mm
    if (mark.darkness < options.least_darkness || mark.inked < 2 * options.least_mark) {
        return false;
    }
    const bool hair = ink.inked < hardly * mark.inked && ink.area < small_hair && ink.stroke < finer * mark.stroke;
    const bool touch_down = ink.inked < slight * mark.inked && ink.area < small;
    const bool erased = ink.darkness < fainter * mark.darkness && ink.area > 0;
    const bool streak = ink.inked < options.least_trace && std::min(ink.extent.width, ink.extent.height) < thin && ink.area > 0;
    const bool tail = ink.inked < options.least_trace && ink.area > 0 && ink.area < smaller * mark.area;
    return hair || touch_down || erased || streak || tail;
}

RowVerdict judge_marks(std::span<const Ink> inks, const std::vector<BoxVerdict>& boxes, const std::vector<std::size_t>& marks,
                       const JudgeOptions& options) {
    if (marks.size() == 1) {
        return chosen(marks.front(), confidence_of(boxes[marks.front()].strength), "one mark");
    }
    if (const auto standing = correction(inks, marks, options)) {
        return chosen(*standing, 0.99, "one mark beside blackened boxes");
    }
    if (const auto standing = beside_struck(inks, marks, options)) {
        return chosen(*standing, 0.985, "one mark beside one struck through");
    }
    return doubt(State::multiple, std::nullopt, std::to_string(marks.size()) + " boxes are marked", "several plain marks");
}

// Words that were begun beside the row run into this box, which has no plain mark of its own.
bool is_written_over(const Ink& ink, const BoxVerdict& box, const JudgeOptions& options) {
    return ink.in_writing || (ink.writing >= options.writing && box.mark != Mark::none && box.mark != Mark::plain);
}

// A mark in the middle of its box, beside which words in another one are not meant for it.
bool stands_by_itself(const Ink& ink, const JudgeOptions& options) {
    return !ink.in_writing && ink.touch == 0 && may_stand(ink, any_pen(options));
}

// Another box of the row with ink in it, when the only mark reaches into other boxes and is no tick whose tail does that: a
// single stroke that has run together with what blackens its neighbour.
std::optional<std::size_t> shared_box(std::span<const Ink> inks, std::size_t mark) {
    constexpr double reaching = 0.02, least = 0.03; // shares of the mark's ink, of the other box's inside
    for (std::size_t i = 0; i < inks.size(); ++i) {
        if (i != mark && inks[i].foreign > least && inks[mark].touch > reaching && !inks[mark].tick) {
            return i;
        }
    }
    return std::nullopt;
}

// Out of sight, too far from the smooth map, or clearly seen at another place than where its neighbours have it.
bool is_misplaced(const FoundBox& box, const JudgeOptions& options) {
    const bool whole = box.outline > options.whole_outline;
    return box.outline < options.least_outline ||
           std::hypot(box.off.x, box.off.y) > (whole ? options.farthest_whole : options.farthest) ||
           (box.sharpness > options.sharp && distance(box.off, box.measured) > options.disagreement);
}

} // namespace

BoxVerdict judge_box(const Ink& ink, const JudgeOptions& options) {
    // Of a mark's ink, what lies in other boxes. A tick has its foot and its short arm in its own, a stroke between two has half.
    constexpr double most_shared = 0.3, most_shared_tick = 0.42;
    constexpr double large = 5; // mm² in the box: a cross twice as large as its box, in the middle of it
    if (ink.surround > 0.7 && ink.inked < 6) {
        return {Mark::plain, {}, 0.5};
    }
    if (ink.inked < options.least_trace || is_speck(ink)) {
        if (ink.foreign_mark) {
            return {Mark::doubtful, "a mark that belongs to another box as well", 0};
        }
        if (ink.area > options.touching_area && !is_speck(ink)) {
            return {Mark::weak, "ink beside the box, hardly in it", 0};
        }
        if (ink.specks > 0.35 || ink.foreign > 0.12) {
            return {Mark::weak, ink.specks > 0.35 ? "specks in the box" : "ink that runs in from elsewhere", 0};
        }
        if (ink.trace > options.least_trace_spread) {
            return {Mark::weak, "something very faint in the box", 0};
        }
        return {};
    }
    const bool pale = ink.darkness < options.pale && !(ink.tick && ink.area > options.least_pale_tick);
    if (ink.inked < (pale ? options.least_pale_mark : options.least_mark)) {
        return {Mark::weak, "very little ink in the box", 0};
    }
    if (ink.darkness < options.least_darkness) {
        return {Mark::weak, "the ink is very faint", 0};
    }
    if (ink.touch > (ink.tick ? most_shared_tick : most_shared)) {
        return {Mark::doubtful, "the mark lies in more than one box", 0};
    }
    if (is_part_of_line(ink)) {
        return {Mark::doubtful, "a line that runs through it", 0};
    }
    if (is_beside(ink)) {
        return {Mark::doubtful, "the middle of the mark lies outside of the box", 0};
    }
    if (ink.inked < 0.25 * ink.area && ink.area > 6 && !ink.tick && !(ink.inked > large && may_stand(ink, any_pen(options)))) {
        return {Mark::doubtful, "most of the ink lies outside of the box", 0};
    }
    const double strength = std::min(margin(ink.inked, options.least_mark), margin(ink.darkness, options.least_darkness));
    return {Mark::plain, {}, strength};
}

JudgeOptions adapted_to(std::span<const Ink> inks, const JudgeOptions& options) {
    constexpr double share = 0.6, faintest = 0.05, beyond_usual = 0.1;
    constexpr std::size_t fewest = 2;  // marks that make a habit
    constexpr double of_singles = 0.3; // share of the single marks
    auto adapted = options;
    std::vector<double> darkness, solid, single_darkness;
    std::ptrdiff_t struck = 0;
    for (std::size_t first = 0; first + 5 <= inks.size(); first += 5) {
        const auto row = inks.subspan(first, 5);
        const auto marks = std::ranges::count_if(row, [&](const Ink& ink) { return ink.inked > options.least_mark; });
        const auto& strongest = *std::ranges::max_element(row, {}, &Ink::inked);
        if (marks > 0) {
            darkness.push_back(strongest.darkness);
        }
        if (marks == 1) {
            solid.push_back(strongest.solid);
            single_darkness.push_back(strongest.darkness);
            struck += is_struck(strongest) ? 1 : 0;
        }
    }
    if (darkness.size() > fewest) {
        const auto middle = darkness.begin() + std::ssize(darkness) / 2;
        std::ranges::nth_element(darkness, middle);
        adapted.least_darkness = std::clamp(share * *middle, faintest, options.least_darkness);
        if (*middle > options.dark_page) {
            adapted.least_trace_spread = options.least_trace_spread_dark;
        }
    }
    adapted.strikes_to_mark = static_cast<double>(struck) > of_singles * static_cast<double>(solid.size());
    adapted.least_solid = options.surely_solid;
    if (solid.size() >= fewest) {
        const auto middle = single_darkness.begin() + std::ssize(single_darkness) / 2;
        std::ranges::nth_element(single_darkness, middle);
        adapted.usual_darkness = *middle;
        adapted.usual_solid = *std::ranges::max_element(solid);
        adapted.least_solid = std::max(options.least_solid, adapted.usual_solid + beyond_usual);
    }
    return adapted;
}

RowVerdict judge_row(std::span<const Ink> inks, std::span<const FoundBox> found, double stray, const JudgeOptions& options) {
    std::vector<BoxVerdict> boxes;
    std::vector<std::size_t> marks, weak, written;
    for (std::size_t i = 0; i < inks.size(); ++i) {
        boxes.push_back(judge_box(inks[i], options));
        if (is_written_over(inks[i], boxes[i], options)) {
            written.push_back(i);
        } else if (boxes[i].mark == Mark::plain) {
            marks.push_back(i);
        } else if (boxes[i].mark != Mark::none) {
            weak.push_back(i);
        }
    }
    if (!written.empty() && !(marks.size() == 1 && stands_by_itself(inks[marks.front()], options))) {
        return doubt(State::unclear, marks.empty() ? written.front() : marks.front(),
                     "box " + std::to_string(written.front() + 1) + ": handwriting runs into it", "handwriting");
    }
    const std::optional<std::size_t> guess = marks.size() == 1 ? std::optional{marks.front()} : std::nullopt;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (is_misplaced(found[i], options)) {
            return doubt(State::unclear, guess,
                         "box " + std::to_string(i + 1) + " is not where it should be: " + fixed(100 * found[i].outline, 0) +
                             " % of its outline seen",
                         "outline missing");
        }
    }
    for (const auto i : weak) {
        if (!guess || boxes[i].mark != Mark::weak || !is_accident(inks[i], inks[*guess], options)) {
            return doubt(State::unclear, guess ? guess : std::optional{i}, "box " + std::to_string(i + 1) + ": " + boxes[i].why,
                         "weak mark");
        }
    }
    if (guess) {
        if (const auto other = shared_box(inks, *guess)) {
            return doubt(State::unclear, guess, "the mark reaches into box " + std::to_string(*other + 1), "shared ink");
        }
    }
    if (!marks.empty()) {
        return judge_marks(inks, boxes, marks, options);
    }
    if (stray > options.stray_area) {
        return doubt(State::unclear, std::nullopt, fixed(stray, 1) + " mm² of ink beside the boxes", "ink between boxes");
    }
    for (std::size_t i = 0; i < inks.size(); ++i) {
        if (inks[i].beside > options.stray_area) {
            return doubt(State::unclear, std::nullopt, "another row's mark comes close to box " + std::to_string(i + 1),
                         "ink beside an empty row");
        }
        if (inks[i].line) {
            return doubt(State::unclear, std::nullopt, "a line runs through box " + std::to_string(i + 1),
                         "line in an empty row");
        }
    }
    if (options.noise > options.noisy) {
        return doubt(State::unclear, std::nullopt, "the picture is too noisy to say that nothing is there", "noise");
    }
    return {.state = State::empty, .confidence = 0.995, .rule = "no ink"};
}

} // namespace formradar
