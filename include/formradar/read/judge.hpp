// From measured ink to an answer: a row of boxes is decided as a whole. Pure, so that thresholds can be tried again on stored
// marks.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "formradar/read/rule.hpp"
#include "formradar/record/reading.hpp"
#include "formradar/vision/evidence/measure.hpp"

namespace formradar::read {

// What a box holds by itself.
enum class Mark {
    none,    // nothing, or too little to see
    weak,    // ink that may be an accident: faint, tiny, or hardly in the box
    plain,   // a cross, tick, dot, circle, scribble …
    doubtful // much ink that may not be meant for this box: between boxes, handwriting, under a line
};

// What one box holds, and why it is no plain mark.
struct BoxVerdict {
    Mark mark = Mark::none;
    Cause why{};         // for weak and doubtful: it speaks of a box
    double strength = 0; // 0..1: how far from the thresholds
    bool operator==(const BoxVerdict&) const = default;
};

// What a page says of its own marks and of its picture; nothing where too few rows say it.
struct PageFacts {
    std::optional<double> usual_darkness; // of the rows' single marks, by their median
    std::optional<double> usual_inked;    // mm² in the box, of the rows' single marks, by their median
    std::optional<double> usual_stroke;   // mm, of the rows' strongest marks, by its median
    std::optional<double> widest;         // mm, of the marks that are the only ink of their row
    std::optional<double> usual_solid;    // of the most solid mark that is the only ink of its row
    std::optional<double> usual_outline;  // darkness of the outlines, by their median
    std::optional<double> usual_noise;    // of the paper about the boxes, by its median
    bool slashes_to_mark = false;         // nearly all single marks are one stroke
    bool ticks_to_mark = false;           // most single marks are ticks of two strokes
    bool strikes_to_mark = false;         // many single marks have a line through them: then that takes nothing back
    bool lines_to_mark = false;           // most single marks have a level line in them: thick strokes that cross do
    bool few_marks = false;  // there is hardly any clear mark: a scanner's threshold may have left of each some specks
    bool marks_lost = false; // of marks there are only specks: several rows have no more, and hardly any a clear mark
};

// What the layout says of a page's rows; without it nothing can be judged, so that it has no default.
struct RowShape {
    // A box is `side_mm` wide and high, the next one of the row `between_mm` away, and a row has `count` of them.
    RowShape(double side_mm, double between_mm, std::size_t count) : box_side(side_mm), between_boxes(between_mm), boxes(count) {}
    double box_side;      // mm
    double between_boxes; // mm to the next box of the row
    std::size_t boxes;    // of a row
    bool operator==(const RowShape&) const = default;
};

// The thresholds of the rules. None is for users to tune: each was found on simulated sheets (tests/bench), and the page sets
// some of them.
struct JudgeOptions {
    RowShape row;
    PageFacts page = {};
    // To see what a row owes to a rule, never to read: doubts of these are not raised. Of weak marks, then: whether they count.
    RuleSet without = {};
    bool weak_is_plain = false;
    // mm² within the outline. Real single strokes begin at 3 % of the inside (0.7 mm²); what runs in from a neighbour is judged
    // apart.
    double least_mark = 0.7;
    // Tried by judge_box_test: a_pale_mark_needs_more_area_than_a_dark_one.
    double least_pale_mark = 1.5; // the same for ink less than `pale` dark: a trail of specks is paler than a dot of the pen
    double pale = 0.45;
    double least_pale_tick = 3;   // mm² of a pale tick in and outside of its box: no trail of specks either
    double least_trace = 0.25;    // below this not even a doubt: dust and grain
    double least_darkness = 0.17; // of the print's; lower on a page that is written so faintly throughout
    // Where the paper is so many times noisier than usual, in a shadow, a mark is at least as dark as that, of the usual
    // darkness.
    // Tried by judge_box_test: in_a_shadow_a_mark_is_nearly_as_dark_as_the_others.
    double noisier = 1.3, least_in_shadow = 0.85;
    double very_grainy = 0.05, least_in_grain = 0.55; // of the usual darkness, where the paper is that noisy by itself
    // Tried by judge_empty_test: with_something_in_it_is_a_doubt_from_a_threshold_on.
    double least_trace_spread = 4.5; // standard deviations of the sheet's own empty boxes: greyer than that is no paper grain
    // Standard deviations where the page's marks are, by their median, darker than that; and where another row has nothing but
    // such a trace.
    double dark_page = 0.35, least_trace_spread_dark = 5;
    // Tried by judge_faint_test: who_left_a_faint_trace_in_one_row_may_have_left_a_fainter_one_in_another.
    double least_trace_spread_beside_faint = 3.5;
    // Noise, of a stroke's darkness, from which pieces of marks drown; of the usual mark's ink, what is less may be such a piece.
    // Tried by judge_box_test: in_loud_noise_a_short_stroke_may_be_the_end_of_a_tick.
    double drowning = 0.22, whole_in_noise = 0.75;
    // Of an outline, and of the page's usual one: below, in glare, marks may have faded as well. Blur alone leaves more.
    // Tried by judge_empty_test: an_empty_row_in_glare_is_unclear.
    double least_outline_darkness = 0.3, least_of_usual_outline = 0.7;
    // Tried by judge_empty_test: an_outline_out_of_sight_is_unclear_though_another_box_is_marked,
    // an_outline_off_its_place_is_unclear.
    double least_outline = 0.55;                    // share of the outline that must be seen for a row to be judged
    double farthest = 1.2;                          // mm that an outline may lie off the smooth map
    double whole_outline = 0.9, farthest_whole = 3; // mm for an outline that is all there: the next box is several times as far
    double sharp = 0.2,
           disagreement = 0.45; // sharpness from which an outline's own place counts, mm it may be off its neighbours'
    // A blackened box beside a crossed one: at least this solid, and by so much more than the cross. A fine pen's scribbled cross
    // has 0.4.
    // Tried by judge_correction_test: a_little_more_solid_is_not_blackened, thick_pens_correct_only_beside_what_is_far_blacker.
    double least_solid = 0.42, solid_lead = 0.25, inside_lead = 0.08;
    // Above this mean thickness, in mm, a marker's plain marks are as solid as what a ballpoint blackens.
    // Tried by judge_correction_test: thick_pens_correct_only_beside_what_is_far_blacker.
    double thickest_pen = 1.1;
    // Among a marker's marks a box is said to be taken back only where it is far blacker than the cross, and than any of the
    // page's own marks; where those are not known it has to be blackened nearly all over. Found on the benchmark's corrections
    // and pairs of plain marks. samples/scans/PXL_20261123.jpg has a ballpoint's in a blurred photo.
    double surely_solid = 0.6, beyond_usual = 0.12, far_lead = 0.35, far_lead_unknown = 0.45, far_more_inside = 1.2;
    // mm of the page's usual stroke from which it is a marker's, or a very blurred one: those marks differ more among themselves.
    // Tried by judge_correction_test: on_a_page_of_thick_marks_a_box_is_blackened_only_far_beyond_them.
    double thick_pen = 1.8, beyond_usual_thick = 0.45;
    // mm of the stroke below which a level line in a mark is none of its own arms, and a scribble has paper between its strokes.
    // Tried by judge_correction_test: of_a_fine_pen_what_fills_far_more_of_the_box_is_blackened.
    double fine_pen = 1.3;
    double beyond_usual_farthest = 0.25, farthest_lead = 0.75; // beside a mark that is nowhere solid
    // Tried by judge_correction_test: beside_a_box_far_blacker_than_all_others_the_least_speck_may_be_a_marks.
    double blackest = 0.75; // beyond the page's most solid mark: no other is nearly as black
    // Tried by judge_correction_test: without_another_row_a_thick_pens_box_must_be_black_all_over.
    double black = 0.9, black_lead = 0.6; // of a thick pen, where no other row shows how solid its crosses are
    // Tried by judge_correction_test: what_stands_beside_a_black_box_lies_in_the_middle_of_its_own.
    double farthest_middle_beside_black = 2.2, farthest_reach_beside_black = 7; // mm, as `farthest_middle` and `farthest_reach`
    double thickest_struck = 4, thickest_beside_struck = 2.2; // a thicker pen's strike can't be told from the arms of its cross
    // Darkness of the mark that stands: at least, and of the row's darkest or the page's usual one's.
    // Tried by judge_correction_test: a_paler_word_is_not_what_stands_beside_a_blackened_box.
    double palest_standing = 0.15, as_dark = 0.7;
    // Tried by judge_correction_test: a_scrap_of_a_word_is_not_what_stands_beside_blackened_boxes.
    double least_standing = 2.5, as_much = 0.3; // mm² of it in its box; or of the page's usual mark
    // A faint mark that is the only ink of its row: darkness, and of the usual one (all but the rest of something erased); mm² in
    // the box; mm of its strokes and of its extent; mm that it may leave its box unless it is a tick: folds that cross go on;
    // noise of the paper that it must stand out of.
    // Tried by judge_faint_test: a_faint_cross_alone_in_its_row_is_read, a_faint_mark_that_goes_far_out_of_its_box_is_unclear.
    double faintest_mark = 0.125, as_faint = 0.18, least_faint_mark = 2, thickest_faint = 0.7, smallest_faint = 2.5;
    double farthest_faint = 3, quiet = 0.02;
    double quietest = 0.012, least_faint_in_quietest = 1.6; // noise; mm²
    // Tried by judge_faint_test: a_small_faint_tick_where_people_do_not_tick_may_be_two_hairs.
    double least_faint_tick = 3; // mm², where people do not tick: two hairs that meet have less
    // Of the usual mark's ink and darkness: what is both may be a piece of a crease or a shadow.
    // Tried by judge_box_test: what_is_both_smaller_and_paler_than_the_pages_marks_is_a_doubt.
    double smaller = 0.35, paler = 0.65;
    // Tried by judge_test: a_single_stroke_far_paler_than_the_pages_marks_is_unclear.
    double far_paler = 0.4; // of the usual darkness: what was not written with the pen of the marks, or was erased
    // Of the usual darkness: what is paler does not count in the shares of the boxes beside the answer, and is left out where all
    // ink of a row is in one box.
    double of_pen = 0.6;
    // Tried by judge_box_test: a_single_stroke_both_finer_and_paler_than_the_pages_marks_may_be_a_hair.
    double slighter = 0.35; // darkness times thickness, of the usual one
    // mm that a mark which is to stand beside a blackened or struck one may leave its box: handwriting goes farther
    double farthest_reach = 5, farthest_tick = 16;
    // mm that a straight stroke which is none of a mark's leads out of its box: on both sides, or to another box.
    // Tried by judge_test: a_straight_stroke_from_far_outside_is_unclear.
    double far_out = 4;
    // mm that the middle of such a mark may lie off the box's, unless it is a tick; less where words are written beside the box
    double farthest_middle = 2, farthest_beside_words = 0.8;
    // From where a mark may drown in the coarse noise: a share of the page's usual darkness, within limits.
    // Tried by judge_empty_test: nothing_is_said_to_be_empty_in_a_noisy_picture.
    double noisy_share = 0.2, noisy_least = 0.02, noisy_most = 0.1;
    // Tried by judge_empty_test: where_marks_are_hardly_darker_than_the_noise_one_may_be_missed.
    double pale_page = 0.2, above_noise = 8; // usual darkness, in all and in the paper's noise, below which a mark may be missed
    // Tried by judge_empty_test: specks_on_a_page_without_clear_marks_are_unclear.
    double rest_of_mark = 0.05; // mm²: on a page with hardly any clear mark, or beside the blackest, this much is a doubt
    // Tried by judge_correction_test: specks_beside_a_mark_that_was_gone_over_may_be_all_that_is_seen_of_another.
    double specks_of_mark = 0.15; // mm²: beside a mark that was gone over this much may be left of a pale one
    // Tried by judge_empty_test: where_marks_are_tiny_a_speck_may_be_one.
    double speck_of_usual = 0.08; // of the usual mark's ink: in an open row this much may be a small mark
    double touching_area = 0.5;   // mm² of ink close to one box, hardly in it: a small tick that lies on the outline
    // Tried by judge_empty_test: ink_between_the_boxes_of_an_empty_row_is_unclear.
    double stray_area = 1.0; // mm² of ink between the boxes of a row that is no longer dust
};

// What the rules say of a row.
struct RowVerdict {
    record::State state = record::State::empty;
    std::optional<int> index;  // of the box chosen, from 0
    bool needs_review = false; // it waits for a person
    double confidence = 0;     // 0..1; of the rules alone: how far from their limits
    Reason reason;             // where it waits for a person, else empty
    Rule rule = Rule::no_ink;  // which one decided
    bool operator==(const RowVerdict&) const = default;
};

// By its own ink alone: what the row and the page say comes after.
[[nodiscard]] BoxVerdict judge_box(const vision::Ink&, const JudgeOptions&);

// The options for one page, from its own marks: who writes with a hard pencil does so in every row, and a single mark far fainter
// than the others is a rest of one that was erased; who fills boxes or crosses them with a thick marker does so in every row, and
// only what is more solid than any of them was blackened to be taken back. `inks`: as many a row as the options say. `row`: the
// one that is to be judged; whether something was taken back in it, the others say.
[[nodiscard]] JudgeOptions adapted_to(std::span<const vision::Ink> inks, const JudgeOptions&,
                                      std::optional<std::size_t> row = {});

// `stray`: mm² of ink near the row that belongs to no box.
[[nodiscard]] RowVerdict judge_row(std::span<const vision::Ink>, std::span<const vision::FoundBox>, double stray,
                                   const JudgeOptions&);

} // namespace formradar::read
