// A list of reasons why ink may not be meant for its box, the surest first: what none of them holds for is a plain mark.
#include "read/judge_box.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "formradar/core/causes.hpp"

namespace formradar::read {
namespace {

// A saturating measure of how far a quantity is above its threshold: 0 at the threshold, near 1 at four times it.
double margin(double value, double threshold) {
    constexpr double steepness = 1.5;
    return value <= threshold ? 0 : 1 - std::exp(-steepness * (value / threshold - 1));
}

// mm from the middle of the box to that of the mark.
Point<Mm> off_middle(const vision::Ink& ink, const JudgeOptions& options) {
    const auto middle = ink.extent.centre();
    return {std::abs(middle.x - options.row.box_side / 2), std::abs(middle.y - options.row.box_side / 2)};
}

// The middle of a cross lies within the outline: well within on the left and the right, where it would be between two answers of
// its row, at least hardly above and below. Half of the way to the next box is more than 2 mm farther.
bool is_in_middle(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_test: a_cross_whose_middle_lies_outside_is_read_when_no_other_box_is_near.
    constexpr double well = 0.4, hardly = 0.1; // mm
    const auto off = off_middle(ink, options);
    return off.x < options.row.box_side / 2 - well && off.y < options.row.box_side / 2 - hardly;
}

// A cross in this box that reaches no other one.
bool is_nearest(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_test: a_cross_whose_middle_lies_outside_is_read_when_no_other_box_is_near.
    constexpr double least = 0.2; // share of the ink
    return ink.crosses_near && ink.touch == 0 && ink.inked > std::max(2 * options.least_mark, least * ink.area) &&
           is_in_middle(ink, options);
}

// A tick: most of it lies outside of the box that it is meant for.
bool leads_out(const vision::Ink& ink) {
    return ink.tick || (ink.leads_right && ink.crosses_near);
}

// The middle of the mark lies outside, and it is no tick that leads there: a cross between two boxes.
bool is_beside(const vision::Ink& ink, const JudgeOptions& options) {
    // Share of such a cross that lies in one of the boxes, at most; of a tick, and of one among crosses.
    // Shown by judge_test: a_cross_whose_middle_lies_outside_is_read_when_no_other_box_is_near; judge_box_test:
    // of_a_tick_a_sixth_of_the_ink_is_in_its_box.
    constexpr double within = 0.5, within_tick = 0.17, within_tick_among_crosses = 0.2;
    const bool leads = leads_out(ink);
    const double least = !leads ? within : options.page.ticks_to_mark ? within_tick : within_tick_among_crosses;
    const bool far = ink.crosses_near && !leads && !is_in_middle(ink, options);
    return ink.aside && (far || ink.inked < least * ink.area);
}

// Most of the ink lies outside, and it is neither a tick nor a cross twice as large as its box, in the middle of it.
bool is_mostly_outside(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_test: a_mark_mostly_outside_is_unclear,
    // a_cross_far_larger_than_its_box_is_a_mark_when_its_middle_is_in_the_box.
    constexpr double share = 0.25, smallest = 6, large = 5, farthest = 7.5; // of the ink; mm²; mm² in the box; mm
    if (ink.inked >= share * ink.area || ink.area <= smallest || leads_out(ink)) {
        return false;
    }
    auto larger = any_pen(options);
    if (ink.crosses_near) {
        larger.farthest_reach = farthest;
    }
    return ink.inked <= large || !may_stand(ink, larger);
}

bool is_speck(const vision::Ink& ink) {
    return ink.area < vision::largest_speck && std::max(ink.extent.width, ink.extent.height) < vision::widest_speck;
}

// All that is in the box is a bar, where a fold or a streak runs.
bool is_part_of_line(const vision::Ink& ink) {
    constexpr double thickest = 2.2; // mm
    return ink.line && std::min(ink.extent.width, ink.extent.height) < thickest;
}

// Off by no more than that share of what is usual on the page.
bool is_as_usual(double value, const std::optional<double>& usual, double share) {
    return usual && std::abs(value - *usual) < share * *usual;
}

// One more of the strokes that the page's marks are, only longer. Of the same pen: a fold or a hair is thinner, broader or paler.
bool is_slash(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_box_test: a_long_slash_of_the_pen_of_a_page_of_slashes_is_a_mark.
    constexpr double alike = 0.12, far_out = 7; // share; mm
    const auto& page = options.page;
    return page.slashes_to_mark && ink.reach < far_out && is_as_usual(ink.darkness, page.usual_darkness, alike) &&
           is_as_usual(ink.stroke, page.usual_stroke, alike);
}

// On a page of small pale marks, one more of them.
bool is_small_like_others(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_box_test: on_a_page_of_small_pale_marks_another_one_is_a_mark.
    constexpr double small = 3.5, half = 0.45;        // mm² of the usual mark in its box; share of it
    constexpr double as_dark = 0.12, as_thick = 0.25; // shares that it may differ by
    const auto& page = options.page;
    return page.usual_inked && *page.usual_inked < small && ink.inked > half * *page.usual_inked &&
           is_as_usual(ink.darkness, page.usual_darkness, as_dark) && is_as_usual(ink.stroke, page.usual_stroke, as_thick);
}

// A round dot of the page's pen: dust is smaller, and a trail of specks is not round.
bool is_dot(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_box_test: a_round_dot_of_a_pale_pen_is_a_mark.
    constexpr double least = 0.9, narrowest = 0.95, widest = 2; // mm², mm
    constexpr double full = 0.6, as_dark = 0.85;                // shares of its extent, of the usual darkness
    const auto& extent = ink.extent;
    return ink.inked > least && std::min(extent.width, extent.height) > narrowest &&
           std::max(extent.width, extent.height) < widest && ink.area > full * extent.width * extent.height &&
           options.page.usual_darkness && ink.darkness > as_dark * *options.page.usual_darkness;
}

// Smaller than the page's marks, and others have more ink in and about the box: an arm that was left when the rest of a cross
// went to the mark it had run into.
bool is_cut_off(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_box_test: a_small_mark_beside_which_others_have_more_ink_may_be_a_piece_of_them.
    constexpr double small = 3;  // mm²: where the page's marks are not known
    constexpr double much = 0.6; // beside a single stroke, of its ink, where marks have more than one
    const auto& usual = options.page.usual_inked;
    const bool is_small = ink.inked < (usual ? options.smaller * *usual : small);
    const bool is_arm = !ink.crooked && usual && !options.page.slashes_to_mark;
    return (is_small && ink.beside > ink.inked) || (is_arm && ink.beside > much * ink.inked);
}

// A side of a box that was not found quite at its place is left beside where it is thought to be.
bool is_along_outline(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_test: a_bar_along_the_outline_may_be_the_outline.
    constexpr double thin = 1.3, near = 1.6, longer = 3; // mm; times its thickness
    const auto runs_along = [&](double at, double thickness, double length) {
        return thickness < thin && length > longer * thickness && (at < near || at > options.row.box_side - near);
    };
    const auto middle = ink.extent.centre();
    return runs_along(middle.x, ink.extent.width, ink.extent.height) || runs_along(middle.y, ink.extent.height, ink.extent.width);
}

// A stain's rim, of which the names beside a group's box hide the rest, or a fold.
bool is_like_rim(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_box_test: a_single_stroke_paler_and_broader_than_the_pages_marks_may_be_a_stains_rim.
    constexpr double broader = 1.25; // times the page's marks
    const auto& page = options.page;
    return !ink.crooked && ink.darkness < of_usual(options.paler, page.usual_darkness) && page.usual_stroke &&
           (ink.level_line || ink.stroke > broader * *page.usual_stroke);
}

// A single stroke of little darkness and thickness for this page, or of somewhat less of both where marks have more ink.
bool is_slight(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_box_test: a_single_stroke_with_less_of_all_than_the_pages_marks_is_weak.
    constexpr double paler = 0.85, finer = 0.9, smaller = 0.6; // of the page's marks
    const auto& page = options.page;
    const bool has_less_of_all = ink.darkness < of_usual(paler, page.usual_darkness) &&
                                 ink.stroke < of_usual(finer, page.usual_stroke) &&
                                 ink.inked < of_usual(smaller, page.usual_inked);
    const double slight = of_usual(of_usual(options.slighter, page.usual_darkness), page.usual_stroke);
    return !ink.crooked && ((has_less_of_all && !page.slashes_to_mark) || ink.darkness * ink.stroke < slight);
}

// The end of a tick that has its foot in another box, where the rest of it drowned in the noise.
bool is_rest_in_noise(const vision::Ink& ink, const JudgeOptions& options) {
    const auto& page = options.page;
    return !ink.crooked && !page.slashes_to_mark && ink.noise > options.drowning * ink.darkness &&
           ink.inked < of_usual(options.whole_in_noise, page.usual_inked);
}

// In a shadow, and in grain, paper may look like pale ink.
double least_darkness(const vision::Ink& ink, const JudgeOptions& options) {
    const double share = ink.noise > of_usual(options.noisier, options.page.usual_noise) ? options.least_in_shadow
                         : ink.noise > options.very_grainy                               ? options.least_in_grain
                                                                                         : 0;
    return std::max(options.least_darkness, of_usual(share, options.page.usual_darkness));
}

} // namespace

bool may_stand(const vision::Ink& ink, const JudgeOptions& options) {
    constexpr int own_arm = 1; // stroke beside the box that a cross has there itself
    const double farthest = ink.writing > own_arm ? options.farthest_beside_words : options.farthest_middle;
    const auto off = off_middle(ink, options);
    return ink.stroke < options.thickest_pen && ink.writing < vision::least_writing - 1 && !ink.word &&
           ink.reach < (ink.tick ? options.farthest_tick : options.farthest_reach) && ink.inked >= 2 * options.least_mark &&
           (ink.tick || std::max(off.x, off.y) < farthest);
}

bool is_long_stroke(const vision::Ink& ink, const JudgeOptions& options) {
    const auto& extent = ink.extent;
    const double out = options.far_out, beyond = options.row.box_side + out;
    return !ink.crosses_near && ((extent.x < -out && extent.right() > beyond) || (extent.y < -out && extent.bottom() > beyond));
}

JudgeOptions any_pen(JudgeOptions options) {
    options.thickest_pen = std::numeric_limits<double>::infinity();
    return options;
}

bool is_struck(const vision::Ink& ink) {
    return ink.struck && ink.extent.height > higher_than_a_dash;
}

bool is_struck_tick(const vision::Ink& ink) {
    return ink.level_line && !ink.tick && ink.extent.height > higher_than_a_dash;
}

bool is_blackened_or_lined(const vision::Ink& ink, const JudgeOptions& options) {
    const bool lined = (ink.struck || (ink.level_line && !options.page.lines_to_mark)) && ink.extent.height > higher_than_a_dash;
    return ink.solid >= options.least_solid || (lined && !options.page.strikes_to_mark);
}

bool may_be_taken_back(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_correction_test: what_is_heavier_than_the_pages_marks_may_have_been_taken_back,
    // where_the_pages_marks_are_not_known_much_ink_may_have_been_taken_back, a_tick_with_nothing_over_it_was_not_taken_back.
    constexpr double heavier = 1.25, much = 0.55; // than the page's usual mark; share of the inside where that is not known
    constexpr double open = 0.1;                  // a tick that is nowhere solid and has no line through it, however large
    const auto& usual = options.page.usual_inked;
    if (ink.tick && !ink.level_line && ink.solid < open) {
        return false;
    }
    return is_blackened_or_lined(ink, options) || (usual ? ink.inked > heavier * *usual : ink.inside > much);
}

bool may_be_gone_over(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_correction_test: specks_beside_a_mark_that_was_gone_over_may_be_all_that_is_seen_of_another.
    constexpr double heavier = 1.4; // times the strokes of the page's marks
    constexpr double black = 0.6;   // solid: who blackens boxes to mark them goes over each
    const auto& page = options.page;
    if (is_struck(ink) && !page.strikes_to_mark) {
        return true;
    }
    if (page.usual_solid > black && ink.solid < *page.usual_solid + options.beyond_usual) {
        return false;
    }
    return is_blackened_or_lined(ink, options) || (page.usual_stroke && ink.crooked && ink.stroke > heavier * *page.usual_stroke);
}

double pencil_specks(const vision::Ink& ink) {
    constexpr double thresholded = 0.003; // noise below which the picture may have no greys
    return ink.noise < thresholded ? ink.specks : ink.pale_specks;
}

bool may_be_drawn(const vision::Ink& ink, const vision::Ink& mark) {
    // Shown by judge_correction_test: pale_strokes_beside_a_mark_may_be_another_pens.
    constexpr double palest = 0.15, least = 1, thickest = 1.2; // darkness, mm², mm
    constexpr double fine = 0.4, longer = 1.8;                 // mm, mm²: a short straight line finer than that is a hair
    // Fine strokes that cross or turn are left by no eraser. Beside a dense mark many pieces may be what stands, and beside a
    // hasty scribble, which is no more solid than a cross, very many.
    constexpr double palest_cross = 0.11, fine_cross = 0.65, large = 1; // darkness, mm, mm²
    constexpr double pieces = 1, dense = 0.42;                          // mm², solid
    constexpr double very_many = 2, full = 0.6;                         // mm², share of the inside
    constexpr double noisy = 0.025, much = 5, within = 2;               // mm², mm: in a noisy picture all pale strokes are broad
    const bool hair = !ink.crooked && ink.stroke < fine && ink.inked < longer;
    const bool blurred = ink.crooked && ink.noise > noisy && ink.inked > much && ink.reach < within && !ink.line;
    const bool cross = ink.crooked && ink.stroke < fine_cross && ink.inked + ink.specks > large && ink.darkness > palest_cross;
    const bool drawn = (ink.darkness > palest && ink.inked > least && ink.stroke < thickest && !hair) || cross;
    const bool in_pieces = (ink.specks > pieces && mark.solid > dense) || (ink.specks > very_many && mark.inside > full);
    return blurred || in_pieces || (drawn && !ink.line && ink.reach < vision::longest_tick);
}

BoxVerdict judge_box(const vision::Ink& ink, const JudgeOptions& options) {
    // Of a mark's ink, what lies in other boxes. A tick has its foot and its short arm in its own, a stroke between two has half.
    // Shown by judge_box_test: a_long_stroke_that_touches_another_box_is_an_arm_unless_people_slash; judge_test:
    // a_mark_between_two_boxes_is_unclear, a_circle_round_a_box_is_the_score; judge_empty_test:
    // with_something_in_it_is_a_doubt_from_a_threshold_on.
    constexpr double most_shared = 0.3, most_shared_tick = 0.42, most_shared_passing = 0.1; // a straight stroke on its way
    constexpr double circle = 0.7, inside_circle = 6;    // share of the directions; mm² in the box
    constexpr double shared_ring = 0.15;                 // of its ink in boxes: more, and a mark has run together with it
    constexpr double many_specks = 0.35, runs_in = 0.12; // mm², share of the inside
    constexpr double strength_of_circle = 0.5;
    if (ink.surround > circle && ink.inked < inside_circle && ink.touch < shared_ring) {
        return {Mark::plain, Cause::none, strength_of_circle};
    }
    if (ink.inked < options.least_trace || is_speck(ink)) {
        if (ink.foreign_mark) {
            return {Mark::doubtful, Cause::shared_with_box, 0};
        }
        if (ink.area > options.touching_area && !is_speck(ink)) {
            return {Mark::weak, Cause::ink_beside_box, 0};
        }
        if (ink.specks > many_specks || ink.foreign > runs_in) {
            return {Mark::weak, ink.specks > many_specks ? Cause::specks_in_box : Cause::ink_runs_in, 0};
        }
        if (ink.trace > options.least_trace_spread) {
            return {Mark::weak, Cause::very_faint, 0};
        }
        return {};
    }
    const bool pale = ink.darkness < options.pale && !(ink.tick && ink.area > options.least_pale_tick) &&
                      !is_small_like_others(ink, options) && !is_dot(ink, options);
    if (ink.inked < (pale ? options.least_pale_mark : options.least_mark)) {
        return {Mark::weak, Cause::very_little_ink, 0};
    }
    if (ink.darkness < least_darkness(ink, options)) {
        return {Mark::weak, Cause::faint_ink, 0};
    }
    const bool is_passing = !ink.crooked && !ink.tick && ink.reach > options.far_out && !options.page.slashes_to_mark;
    if (ink.touch > (ink.tick ? most_shared_tick : is_passing ? most_shared_passing : most_shared)) {
        return {Mark::doubtful, Cause::in_several_boxes, 0};
    }
    if (is_part_of_line(ink) || (is_long_stroke(ink, options) && !is_slash(ink, options))) {
        return {Mark::doubtful, Cause::line_through_mark, 0};
    }
    if (!ink.crooked && ink.darkness < of_usual(options.far_paler, options.page.usual_darkness)) {
        return {Mark::weak, Cause::far_paler_stroke, 0}; // a hair, or a crease
    }
    if (is_like_rim(ink, options)) {
        return {Mark::weak, Cause::broad_pale_stroke, 0};
    }
    if (is_slight(ink, options)) {
        return {Mark::weak, Cause::fine_pale_stroke, 0}; // a hair or a crease, too
    }
    if (ink.inked < of_usual(options.smaller, options.page.usual_inked) &&
        ink.darkness < of_usual(options.paler, options.page.usual_darkness)) {
        return {Mark::weak, Cause::small_pale_mark, 0};
    }
    if (is_cut_off(ink, options)) {
        return {Mark::doubtful, Cause::piece_of_mark, 0};
    }
    if (is_rest_in_noise(ink, options)) {
        return {Mark::weak, Cause::stroke_in_noise, 0};
    }
    if (is_along_outline(ink, options)) {
        return {Mark::doubtful, Cause::bar_on_outline, 0};
    }
    if (is_beside(ink, options) && !is_nearest(ink, options)) {
        return {Mark::doubtful, Cause::middle_outside, 0};
    }
    if (is_mostly_outside(ink, options) && !is_nearest(ink, options)) {
        return {Mark::doubtful, Cause::mostly_outside, 0};
    }
    const double strength = std::min(margin(ink.inked, options.least_mark), margin(ink.darkness, least_darkness(ink, options)));
    return {Mark::plain, Cause::none, strength};
}

} // namespace formradar::read
