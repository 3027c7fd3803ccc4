// Rows of boxes as tables of ink: which answer each says, and which rule decided.
#include "read/rows_of_ink.hpp"

namespace formradar::read {
namespace {

TEST(JudgeRow, one_mark_is_the_score_in_every_box) {
    for (int box = 0; box < 5; ++box) {
        expect_score(with(static_cast<std::size_t>(box), cross()), box);
    }
}

TEST(JudgeRow, one_blackened_box_is_the_score) {
    expect_score(with(2, blackened()), 2);
}

TEST(JudgeRow, a_firm_dot_is_the_score) {
    expect_score(with(1, small(1.2)), 1);
}

TEST(JudgeRow, a_circle_round_a_box_is_the_score) {
    expect_score(with(3, {.area = 20, .inked = 0.2, .darkness = 0.7, .reach = 2, .surround = 0.9, .stroke = 0.4}), 3);
}

TEST(JudgeRow, a_faint_mark_alone_is_unclear_and_the_guess) {
    const auto verdict = with(4, small(8, 0.1));
    expect_doubt(verdict, record::State::unclear, "weak mark");
    EXPECT_EQ(verdict.index, 4);
}

TEST(JudgeRow, a_faint_mark_beside_a_strong_one_is_no_second_mark) {
    expect_score(with(cross(), small(6, 0.1)), 1);
}

TEST(JudgeRow, a_touch_of_the_pen_beside_a_mark_is_no_second_mark) {
    expect_score(with(cross(), small(0.5)), 1);
}

TEST(JudgeRow, a_small_mark_too_large_for_a_touch_is_a_doubt) {
    Row row{};
    row[0] = small(0.6);
    row[4] = cross();
    row[4].inked = 2; // a small cross: 0.6 mm² is no accident beside it
    expect_doubt(judged(row), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_fine_line_through_another_box_is_a_fold_or_a_hair) {
    auto mark = cross();
    mark.crooked = true;
    mark.stroke = 0.8;
    auto line = small(2.5);
    line.extent = {-5, -5, 18, 17}; // far out on both sides
    line.reach = 5;
    EXPECT_EQ(with(line, mark).index, 3);
    EXPECT_FALSE(with(line, mark).needs_review);
    auto as_thick = line;
    as_thick.stroke = 0.7;
    EXPECT_TRUE(with(as_thick, mark).needs_review);
    as_thick.darkness = 0.5; // and paler
    EXPECT_FALSE(with(as_thick, mark).needs_review);
    auto arm = line;
    arm.line = true; // taken for a fold
    EXPECT_TRUE(with(arm, mark).needs_review);
    EXPECT_TRUE(with(line, struck()).needs_review); // it may be what stands
    auto slashes = usual;
    slashes.page.slashes_to_mark = true;
    EXPECT_TRUE(with(line, mark, slashes).needs_review);
    EXPECT_TRUE(with(1, line).needs_review); // nothing else is there
}

TEST(JudgeRow, a_pale_rim_that_comes_close_to_another_box_is_no_mark) {
    auto rim = cross();
    rim.inked = 0.1;
    rim.area = 8;
    rim.darkness = 0.5; // 0.63 of the mark's
    EXPECT_FALSE(with(rim, cross()).needs_review);
    auto tick = rim; // which may hardly touch its box
    tick.tick = true;
    EXPECT_TRUE(with(tick, cross()).needs_review);
    rim.darkness = 0.6;
    EXPECT_TRUE(with(rim, cross()).needs_review);
}

TEST(JudgeRow, a_single_stroke_far_paler_than_the_pages_marks_is_unclear) {
    auto hair = small(2, 0.2);
    Row row{};
    row[2] = hair;
    expect_doubt(judged(row, 0, {.row = usual_row, .page = {.usual_darkness = 0.6}}), record::State::unclear, "weak mark");
    expect_score(judged(row, 0, {.row = usual_row, .page = {.usual_darkness = 0.4}}), 2);
}

TEST(JudgeRow, a_bar_along_the_outline_may_be_the_outline) {
    auto bar = cross();
    bar.extent = {5.6, 0.7, 0.9, 5.6};
    expect_doubt(with(2, bar), record::State::unclear, "weak mark");
    bar.extent.x = 3;
    expect_score(with(2, bar), 2);
}

TEST(JudgeRow, a_straight_stroke_from_far_outside_is_unclear) {
    auto hair = cross();
    hair.extent = {-6, -5, 19, 17};
    hair.reach = 4.9;
    expect_doubt(with(2, hair), record::State::unclear, "weak mark");
    hair.crosses_near = true;
    expect_score(with(2, hair), 2);
}

TEST(JudgeRow, a_cross_whose_middle_lies_outside_is_read_when_no_other_box_is_near) {
    auto large = cross();
    large.area = 20;
    large.aside = true;
    large.extent = {-5.5, -3, 12.5, 12.5};
    expect_doubt(with(2, large), record::State::unclear, "weak mark");
    large.crosses_near = true;
    expect_score(with(2, large), 2);
    large.touch = 0.05; // it reaches another box
    expect_doubt(with(2, large), record::State::unclear, "weak mark");
    large.touch = 0;
    large.extent.x = -6; // its middle is hardly within the outline
    expect_doubt(with(2, large), record::State::unclear, "weak mark");
    large.extent = {-2.75, 0.55, 12.5, 12.5}; // below it is between no two answers
    expect_score(with(2, large), 2);
    large.extent.y = 0.75;
    expect_doubt(with(2, large), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_hair_beside_a_mark_is_no_second_mark) {
    auto hair = small(1.5, 0.22);
    hair.stroke = 0.3;
    auto mark = cross();
    mark.stroke = 0.8;
    auto options = usual;
    options.page.usual_darkness = 0.8;
    expect_score(with(mark, hair, options), 1);
    auto broad = hair;
    broad.stroke = 0.45;
    expect_doubt(with(mark, broad, options), record::State::unclear, "weak mark");
    auto longer = hair;
    longer.inked = longer.area = 1.9;
    expect_doubt(with(mark, longer, options), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_mark_between_two_boxes_is_unclear) {
    auto between = cross();
    between.touch = 0.5;
    expect_doubt(with(between, vision::Ink{}), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_mark_mostly_outside_is_unclear) {
    auto outside = cross();
    outside.area = 40;
    outside.reach = 9;
    expect_doubt(with(2, outside), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_cross_far_larger_than_its_box_is_a_mark_when_its_middle_is_in_the_box) {
    auto large = cross();
    large.area = 40;
    large.reach = 4;
    large.extent = {-4, -4, 15, 15};
    expect_score(with(2, large), 2);
    large.extent.x = 1; // its middle 5 mm to the right
    expect_doubt(with(2, large), record::State::unclear, "weak mark");
    large.extent = {-7, -7, 21, 21};
    large.reach = 7;
    large.inked = 7;
    expect_doubt(with(2, large), record::State::unclear, "weak mark"); // a stroke that only passes
    large.crosses_near = true;
    expect_score(with(2, large), 2);
    large.reach = 8;
    expect_doubt(with(2, large), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_grain_is_nothing_and_a_dot_a_little_larger_is_a_doubt) {
    auto grain = cross();
    grain.area = grain.inked = 0.4;
    grain.extent = {3, 3, 0.7, 0.7};
    EXPECT_EQ(with(2, grain), with(2, vision::Ink{}));
    grain.extent.width = 0.8;
    expect_doubt(with(2, grain), record::State::unclear, "weak mark");
}

TEST(JudgeRow, words_that_run_into_a_row_are_no_second_mark) {
    auto words = cross();
    words.writing = 4;
    words.in_writing = true;
    expect_score(with(words, cross()), 3);
    expect_doubt(with(0, words), record::State::unclear, "handwriting");
    words.in_writing = false; // a plain mark beside which something is written is a mark
    expect_doubt(with(words, cross()), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, a_line_beside_a_mark_does_not_matter) {
    expect_score(with(cross(), {.line = true}), 1);
}

std::vector<vision::Ink> page_of(const vision::Ink& mark, int rows) {
    std::vector<vision::Ink> inks(static_cast<std::size_t>(rows) * 5);
    for (int row = 0; row < rows; ++row) {
        inks[static_cast<std::size_t>(row * 5 + row % 5)] = mark;
    }
    return inks;
}

TEST(AdaptedTo, a_hard_pencil_in_every_row_is_accepted) {
    const auto pencil = small(8, 0.12);
    const auto options = adapted_to(page_of(pencil, 7));
    EXPECT_EQ(judge_box(pencil).mark, Mark::weak);
    EXPECT_EQ(judge_box(pencil, options).mark, Mark::plain);
}

TEST(AdaptedTo, one_faint_mark_among_dark_ones_stays_faint) {
    auto inks = page_of(cross(), 6);
    inks.resize(35);
    inks[30] = small(8, 0.12);
    EXPECT_EQ(judge_box(inks[30], adapted_to(inks, usual)).mark, Mark::weak);
}

TEST(AdaptedTo, who_fills_boxes_takes_nothing_back) {
    auto dense = cross(); // as solid as a box blackened in haste
    dense.solid = 0.6;
    dense.inside = 0.7;
    expect_score(with(dense, cross()), 3);
    expect_doubt(with(dense, cross(), adapted_to(page_of(dense, 6))), record::State::multiple, "several plain marks");
}

TEST(AdaptedTo, without_single_marks_only_the_blackest_is_a_correction) {
    EXPECT_EQ(adapted_to(std::vector<vision::Ink>(35), usual).least_solid, usual.surely_solid);
}

TEST(AdaptedTo, dark_crosses_leave_the_least_darkness_and_solidity_as_they_are) {
    const auto options = adapted_to(page_of(cross(), 7));
    EXPECT_EQ(options.least_darkness, usual.least_darkness);
    EXPECT_EQ(options.least_solid, usual.least_solid);
}

TEST(AdaptedTo, says_who_slashes_and_who_strikes) {
    EXPECT_TRUE(adapted_to(page_of(cross(), 7)).page.slashes_to_mark); // these turn nowhere
    auto turning = cross();
    turning.crooked = true;
    EXPECT_FALSE(adapted_to(page_of(turning, 7)).page.slashes_to_mark);
    EXPECT_FALSE(adapted_to(page_of(turning, 7)).page.strikes_to_mark);
    EXPECT_TRUE(adapted_to(page_of(struck(), 7)).page.strikes_to_mark);
    EXPECT_FALSE(adapted_to(page_of(struck(), 7)).page.lines_to_mark);
    turning.level_line = true; // a thick pen's strokes
    EXPECT_TRUE(adapted_to(page_of(turning, 7)).page.lines_to_mark);
}

TEST(JudgeRow, about_a_box_without_paper_nothing_is_known) {
    Row row{};
    row[1] = cross();
    row[3].noise = 0.7; // heavy marks all round it
    expect_doubt(judged(row), record::State::unclear, "weak mark");
}

TEST(AdaptedTo, knows_the_widest_mark_of_several_rows) {
    auto page = page_of(cross(), 1);
    page.resize(20);
    EXPECT_EQ(adapted_to(page, usual).page.widest, std::nullopt); // a single one shows no habit
    page[10] = cross();
    page[10].extent.width = 9;
    EXPECT_EQ(adapted_to(page, usual).page.widest, 9);
    page[15] = cross();
    page[15].extent = {-3, 3, 13, 2}; // a dash
    EXPECT_EQ(adapted_to(page, usual).page.widest, 9);
    page[11] = small(0.5); // beside other ink it may have been struck through
    EXPECT_EQ(adapted_to(page, usual).page.widest, std::nullopt);
}

TEST(AdaptedTo, a_row_is_no_witness_for_itself) {
    auto page = page_of(cross(), 2);
    page.resize(20);
    page[10] = page[15] = blackened(); // what stands beside these may be too pale to be seen
    EXPECT_GT(adapted_to(page, usual).page.usual_solid, 0.8);
    page[15] = {};
    EXPECT_EQ(adapted_to(page, usual, 2).page.usual_solid, cross().solid);
    EXPECT_EQ(adapted_to(page, usual, 2).page.usual_inked, cross().inked);
    page[10] = struck();
    EXPECT_TRUE(adapted_to(page, usual).page.strikes_to_mark);
    EXPECT_FALSE(adapted_to(page, usual, 2).page.strikes_to_mark);
}

TEST(AdaptedTo, a_thick_pens_dots_dashes_and_ticks_say_nothing_of_its_crosses) {
    auto dash = cross();
    dash.stroke = 2.5;
    EXPECT_EQ(adapted_to(page_of(dash, 3)).page.usual_solid, dash.solid);
    auto tick = dash;
    tick.tick = true;
    EXPECT_EQ(adapted_to(page_of(tick, 3)).page.usual_solid, std::nullopt);
    tick.crooked = true; // where all marks are ticks
    EXPECT_EQ(adapted_to(page_of(tick, 3)).page.usual_solid, tick.solid);
    dash.extent = {-0.5, 2, 7.7, 4};
    EXPECT_EQ(adapted_to(page_of(dash, 3)).page.usual_solid, std::nullopt);
    dash.stroke = 1; // of a fine pen crosses are not solid either
    EXPECT_EQ(adapted_to(page_of(dash, 3)).page.usual_solid, dash.solid);
}

TEST(AdaptedTo, who_ticks_is_told_from_who_crosses) {
    auto tick = cross();
    tick.tick = tick.crooked = true;
    EXPECT_TRUE(adapted_to(page_of(tick, 3)).page.ticks_to_mark);
    EXPECT_FALSE(adapted_to(page_of(cross(), 3)).page.ticks_to_mark);
}

TEST(JudgeRow, a_line_through_a_tick_takes_it_back_where_all_marks_are_ticks) {
    auto lined = cross();
    lined.level_line = true;
    lined.inked = 9;
    auto tick = cross();
    tick.tick = tick.crooked = true;
    auto options = usual;
    options.page.usual_stroke = 1.5;
    expect_doubt(with(lined, tick, options), record::State::multiple, "several plain marks");
    options.page.ticks_to_mark = true;
    expect_score(with(lined, tick, options), 3);
    tick.tick = false; // two crosses among ticks
    expect_doubt(with(lined, tick, options), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, a_line_through_a_tick_takes_it_back_beside_a_clean_one) {
    auto lined = cross();
    lined.level_line = true;
    auto tick = cross();
    tick.tick = tick.crooked = true;
    auto options = usual;
    options.page.usual_stroke = 1.2;
    expect_score(with(lined, tick, options), 3);
    options.page.strikes_to_mark = true; // in other rows
    expect_score(with(lined, tick, options), 3);
    options.page.usual_stroke = 1.4; // a thick pen's crosses have level lines of their own
    expect_doubt(with(lined, tick, options), record::State::multiple, "several plain marks");
    options.page.usual_stroke = std::nullopt;
    expect_score(with(lined, tick, options), 3);
    tick.stroke = 1.4;
    expect_doubt(with(lined, tick, options), record::State::multiple, "several plain marks");
}

} // namespace
} // namespace formradar::read
