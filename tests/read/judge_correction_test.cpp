// Two marks in a row: one that was taken back, or a doubt.
#include "read/rows_of_ink.hpp"

namespace formradar::read {
namespace {

TEST(JudgeRow, a_cross_beside_a_blackened_box_is_the_score) {
    expect_score(with(blackened(), cross()), 3);
    expect_score(with(cross(), blackened()), 1);
}

TEST(JudgeRow, a_cross_beside_two_blackened_boxes_is_the_score) {
    expect_score(judged({blackened(), vision::Ink{}, blackened(), vision::Ink{}, cross()}), 4);
}

TEST(JudgeRow, two_alike_are_multiple) {
    const auto verdict = with(cross(), cross());
    expect_doubt(verdict, record::State::multiple, "several plain marks");
    EXPECT_FALSE(verdict.index);
}

TEST(JudgeRow, letters_beside_a_blackened_box_are_not_what_stands) {
    auto letters = cross();
    letters.word = true;
    expect_doubt(with(blackened(), letters), record::State::multiple, "several plain marks");
    letters = cross();
    letters.extent.height = 0.6 * letters.extent.width; // two of them
    expect_doubt(with(blackened(), letters), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, where_people_tick_a_scribble_is_taken_back) {
    auto scribble = cross();
    scribble.solid = 0.3; // not black enough beside a cross
    scribble.inside = 0.5;
    auto tick = cross();
    tick.tick = true;
    auto options = usual;
    expect_doubt(with(scribble, tick, options), record::State::multiple, "several plain marks");
    options.page.ticks_to_mark = true;
    expect_score(with(scribble, tick, options), 3);
    expect_doubt(with(scribble, cross(), options), record::State::multiple, "several plain marks");
    scribble.tick = true;
    expect_doubt(with(scribble, tick, options), record::State::multiple, "several plain marks");
    scribble.tick = false;
    options.page.usual_stroke = 2; // a thick pen's ticks are that solid
    expect_doubt(with(scribble, tick, options), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, without_another_row_a_thick_pens_box_must_be_black_all_over) {
    auto thick = blackened();
    thick.stroke = 3;
    auto options = usual;
    options.page.usual_stroke = 2.5;
    auto standing = cross();
    standing.stroke = 2.5;
    thick.solid = 0.92;
    expect_score(with(thick, standing, options), 3);
    thick.solid = 0.85;
    expect_doubt(with(thick, standing, options), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, strokes_that_have_run_together_beside_single_ones_are_no_plain_mark_of_a_thick_pen) {
    auto options = usual;
    options.page.usual_stroke = 4; // of what other rows have blackened
    auto black = blackened();
    black.solid = 0.5;
    black.stroke = 3.4;
    auto standing = cross();
    standing.stroke = 1.5;
    expect_score(with(black, standing, options), 3);
    black.stroke = 3.2; // a thick cross
    expect_doubt(with(black, standing, options), record::State::multiple, "several plain marks");
    black.stroke = 6;
    standing.stroke = 2.6; // of a thick pen
    expect_doubt(with(black, standing, options), record::State::multiple, "several plain marks");
    standing.stroke = 1.5;
    standing.solid = 0.2;
    expect_doubt(with(black, standing, options), record::State::multiple, "several plain marks");
    standing.solid = 0.05;
    standing.extent.x -= 1.1; // a short word
    expect_doubt(with(black, standing, options), record::State::multiple, "several plain marks");
    standing.extent.x += 1.1;
    options.page.usual_solid = 0.3; // what is as solid is a plain mark of this page
    expect_doubt(with(black, standing, options), record::State::multiple, "several plain marks");
    black.solid = 0.6;
    expect_score(with(black, standing, options), 3);
}

TEST(JudgeRow, two_blackened_boxes_are_multiple) {
    expect_doubt(with(blackened(), blackened()), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, thick_pens_correct_only_beside_what_is_far_blacker) {
    auto thick = cross();
    thick.stroke = 1.8;
    thick.inside = 0.6;
    expect_score(with(blackened(), thick), 3);
    auto denser = thick;
    denser.solid = 0.45;
    denser.inside = 0.8;
    expect_doubt(with(denser, thick), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, on_a_page_of_thick_marks_a_box_is_blackened_only_far_beyond_them) {
    auto options = usual;
    options.page = {.usual_darkness = 0.9, .usual_stroke = 3.6, .usual_solid = 0.3};
    auto dense = blackened();
    dense.solid = 0.63;
    dense.stroke = 4;
    auto cross_of_marker = cross();
    cross_of_marker.stroke = 2.6;
    cross_of_marker.crooked = true;
    expect_doubt(with(dense, cross_of_marker, options), record::State::multiple, "several plain marks");
    dense.solid = 0.75;
    expect_score(with(dense, cross_of_marker, options), 3);
    options.page.usual_inked = 6; // slashes, which are less solid than any cross
    expect_doubt(with(dense, cross_of_marker, options), record::State::multiple, "several plain marks");
    options.page.usual_inked = 6.8;
    expect_score(with(dense, cross_of_marker, options), 3);
}

TEST(JudgeRow, a_paler_word_is_not_what_stands_beside_a_blackened_box) {
    auto word = cross();
    word.darkness = 0.5 * blackened().darkness;
    expect_doubt(with(blackened(), word), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, a_little_more_solid_is_not_blackened) {
    auto dense = cross();
    dense.solid = 0.25;
    dense.inside = 0.5;
    expect_doubt(with(dense, cross()), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, of_a_fine_pen_what_fills_far_more_of_the_box_is_blackened) {
    auto scribble = cross();
    scribble.solid = 0.3; // paper between the strokes
    scribble.inside = 0.55;
    auto standing = cross();
    standing.stroke = 1.2;
    auto options = usual;
    expect_doubt(with(scribble, standing, options), record::State::multiple, "several plain marks");
    options.page.usual_solid = 0.09;
    expect_score(with(scribble, standing, options), 3);
    options.page.usual_solid = 0.11; // who blackens boxes to mark them, and writes a word beside one
    expect_doubt(with(scribble, standing, options), record::State::multiple, "several plain marks");
    options.page.usual_solid = 0.09;
    standing.stroke = 1.4; // crosses of such a pen fill as much
    expect_doubt(with(scribble, standing, options), record::State::multiple, "several plain marks");
    standing.stroke = 1.2;
    standing.inside = 0.42; // a dense cross
    expect_doubt(with(scribble, standing, options), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, what_stands_beside_a_black_box_lies_in_the_middle_of_its_own) {
    auto standing = cross();
    standing.extent = {1.8, 1.8, 7.6, 7.6}; // 2.1 mm off
    expect_score(with(blackened(), standing), 3);
    standing.extent.x = 2; // a short word at the end of the row
    expect_doubt(with(blackened(), standing), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, a_slash_that_runs_into_the_blackened_box_beside_it_is_a_doubt) {
    Row row{};
    row[1] = blackened();
    row[1].touch = 0.1;
    row[2].foreign = 0.1;
    expect_doubt(judged(row), record::State::unclear, "shared ink");
    row[1] = cross();
    row[1].touch = 0.1;
    row[1].tick = true; // a tick's tail
    EXPECT_FALSE(judged(row).needs_review);
}

TEST(JudgeRow, a_small_mark_beside_a_blackened_box_is_no_accident) {
    expect_score(with(cross(), small(0.6)), 1);
    expect_doubt(with(blackened(), small(0.6)), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_tick_on_the_outline_beside_a_mark_that_was_taken_back_is_no_accident) {
    auto on_outline = small(0.1);
    on_outline.area = 2;
    expect_doubt(with(blackened(), on_outline), record::State::unclear, "weak mark");
    expect_doubt(with(struck(), small(0.5)), record::State::unclear, "weak mark");
    auto pale = small(0.5);
    pale.darkness = 0.15; // a hard pencil's
    expect_doubt(with(blackened(), pale), record::State::unclear, "weak mark");
}

TEST(JudgeRow, words_that_touch_a_mark_beside_a_blackened_box_do_not_take_it_away) {
    auto touched = cross();
    touched.in_writing = true;
    expect_doubt(with(blackened(), touched), record::State::unclear, "handwriting");
}

TEST(JudgeRow, pale_strokes_beside_a_mark_may_be_another_pens) {
    EXPECT_FALSE(with(cross(), small(1.5, 0.12)).needs_review); // what an eraser leaves
    expect_doubt(with(cross(), small(1.5, 0.16)), record::State::unclear, "weak mark");
    auto pieces = small(0.9, 0.13); // of a hard pencil's cross
    pieces.crooked = true;
    EXPECT_FALSE(with(cross(), pieces).needs_review);
    pieces.specks = 0.2;
    expect_doubt(with(cross(), pieces), record::State::unclear, "weak mark");
    pieces.crooked = false;
    EXPECT_FALSE(with(cross(), pieces).needs_review);
    vision::Ink mere_pieces;
    mere_pieces.specks = 1.1;
    auto dense = cross();
    dense.solid = 0.4;
    auto options = usual;
    options.least_solid = 0.6;
    EXPECT_FALSE(with(dense, mere_pieces, options).needs_review);
    dense.solid = 0.45; // it may have been gone over
    expect_doubt(with(dense, mere_pieces, options), record::State::unclear, "weak mark");
    dense.solid = 0.1; // a hasty scribble
    dense.inside = 0.65;
    options.page.usual_inked = 8;
    EXPECT_FALSE(with(dense, mere_pieces, options).needs_review);
    mere_pieces.specks = 2.1;
    expect_doubt(with(dense, mere_pieces, options), record::State::unclear, "weak mark");
    auto blurred = small(6, 0.1); // and broad, in noise
    blurred.crooked = true;
    EXPECT_FALSE(with(cross(), blurred).needs_review);
    blurred.noise = 0.03;
    expect_doubt(with(cross(), blurred), record::State::unclear, "weak mark");
    blurred.reach = 3; // the edge of a shadow
    EXPECT_FALSE(with(cross(), blurred).needs_review);
}

TEST(JudgeRow, what_is_heavier_than_the_pages_marks_may_have_been_taken_back) {
    auto options = usual;
    options.page.usual_inked = 6;
    EXPECT_FALSE(with(cross(), small(0.5)).needs_review); // where the pen touched down
    expect_doubt(with(cross(), small(0.5), options), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_tick_with_nothing_over_it_was_not_taken_back) {
    auto options = usual;
    options.page.usual_inked = 6;
    auto tick = cross();
    tick.tick = true;
    expect_score(with(tick, small(0.5), options), 1);
    auto lined = tick;
    lined.level_line = true;
    expect_doubt(with(lined, small(0.5), options), record::State::unclear, "weak mark");
    tick.solid = 0.2;
    expect_doubt(with(tick, small(0.5), options), record::State::unclear, "weak mark");
}

TEST(JudgeRow, specks_beside_a_mark_that_was_gone_over_may_be_all_that_is_seen_of_another) {
    auto options = usual;
    options.page.usual_stroke = 0.3;
    Row row{};
    row[1] = cross(); // strokes of 0.4 mm
    row[1].crooked = true;
    row[3].specks = 0.2;
    expect_score(judged(row, 0, options), 1);
    row[1].stroke = 0.45;
    expect_doubt(judged(row, 0, options), record::State::unclear, "weak mark");
    row[3].specks = 0.1;
    expect_score(judged(row, 0, options), 1);
    row[3].specks = 0.2;
    options.page.usual_solid = 0.7; // who blackens boxes goes over each
    expect_score(judged(row, 0, options), 1);
    options.page.usual_solid = 0.5;
    expect_doubt(judged(row, 0, options), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_grain_of_dust_beside_a_mark_that_was_gone_over_is_no_pencils) {
    Row row{};
    row[1] = blackened();
    row[3].specks = 0.3;
    row[3].noise = 0.01; // a picture with greys
    auto options = usual;
    options.page = {.usual_darkness = 0.8, .usual_inked = 30, .usual_stroke = 0.5, .usual_solid = 0.3};
    EXPECT_FALSE(judged(row, 0, options).needs_review);
    row[3].pale_specks = 0.2;
    EXPECT_TRUE(judged(row, 0, options).needs_review);
    row[3].pale_specks = 0;
    row[3].noise = 0.001; // a scanner's threshold has made it black
    EXPECT_TRUE(judged(row, 0, options).needs_review);
}

TEST(JudgeRow, beside_a_box_far_blacker_than_all_others_the_least_speck_may_be_a_marks) {
    auto options = usual;
    options.page = {.usual_stroke = 0.3, .usual_solid = 0.09};
    Row row{};
    row[1] = blackened();
    row[3].specks = 0.1;
    expect_doubt(judged(row, 0, options), record::State::unclear, "weak mark");
    row[3].specks = 0.04; // dust
    expect_score(judged(row, 0, options), 1);
    row[3].specks = 0.1;
    options.page.usual_solid = 0.2;
    expect_score(judged(row, 0, options), 1);
}

TEST(JudgeRow, where_the_pages_marks_are_not_known_much_ink_may_have_been_taken_back) {
    auto dense = cross();
    dense.inside = 0.6;
    expect_doubt(with(dense, small(0.5)), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_scrap_of_a_word_is_not_what_stands_beside_blackened_boxes) {
    expect_score(with(blackened(), cross()), 3);
    expect_doubt(with(blackened(), small(1.6)), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, words_that_hold_as_much_ink_as_a_dense_mark_may_hide_what_stands) {
    Row row{};
    row[1] = cross();
    row[4] = cross();
    row[4].writing = 4;
    row[4].in_writing = true;
    EXPECT_FALSE(judged(row).needs_review);
    row[1].inside = 0.5;
    expect_doubt(judged(row), record::State::unclear, "handwriting");
    row[4].inked = 0.4 * row[1].inked;
    EXPECT_TRUE(judged(row).needs_review);
    row[4].inked = 0.3 * row[1].inked;
    EXPECT_FALSE(judged(row).needs_review);
    row[1].line = true; // of a mark in a line something may have been taken away with it
    EXPECT_TRUE(judged(row).needs_review);
}

TEST(AdaptedTo, a_blackened_box_beside_pale_ink_is_no_usual_mark) {
    std::vector<vision::Ink> page(35);
    for (std::size_t row = 0; row < 6; ++row) {
        page[5 * row] = cross();
    }
    page[30] = blackened();
    page[33] = small(2, 0.2);
    EXPECT_EQ(adapted_to(page, usual).page.usual_solid, cross().solid);
    page[33] = {};
    page[33].specks = 0.2;
    EXPECT_EQ(adapted_to(page, usual).page.usual_solid, cross().solid);
    page[33].specks = 0.1; // dust
    EXPECT_EQ(adapted_to(page, usual).page.usual_solid, blackened().solid);
}

TEST(JudgeRow, words_in_a_box_are_not_what_stands_beside_a_blackened_one) {
    auto word = cross();
    word.writing = 2;
    expect_doubt(with(word, blackened()), record::State::multiple, "several plain marks");
}

} // namespace
} // namespace formradar::read
