// Marks with a line through them, and what stands beside them.
#include "read/rows_of_ink.hpp"

namespace formradar::read {
namespace {

TEST(JudgeRow, the_arm_of_the_mark_beside_it_strikes_no_mark) {
    auto large = cross();
    large.extent = {-2, -2, 11, 11};
    auto lined = struck();
    lined.extent = {-2, 0, 12.4, 7};
    expect_score(judged({vision::Ink{}, lined, large, vision::Ink{}, vision::Ink{}}), 2);
    lined.extent.width = 12.6; // as far as the cross comes
    expect_doubt(judged({vision::Ink{}, lined, large, vision::Ink{}, vision::Ink{}}), record::State::multiple,
                 "several plain marks");
    expect_score(with(lined, large), 3);
}

TEST(JudgeRow, where_many_marks_are_struck_a_clean_tick_is_no_better_than_another) {
    auto tick = cross();
    tick.tick = tick.crooked = true;
    expect_score(with(struck(), tick), 3);
    auto options = usual;
    options.page.strikes_to_mark = true;
    expect_doubt(with(struck(), tick, options), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, of_a_broad_pen_a_struck_mark_has_more_ink_than_the_one_that_stands) {
    auto lined = struck();
    lined.inked = 1.05 * cross().inked; // a cross with level arms
    auto options = usual;
    options.page.usual_stroke = 1.2;
    expect_score(with(lined, cross(), options), 3);
    options.page.usual_stroke = 1.4;
    expect_doubt(with(lined, cross(), options), record::State::multiple, "several plain marks");
    lined.inked = 1.15 * cross().inked;
    expect_score(with(lined, cross(), options), 3);
}

TEST(JudgeRow, the_other_of_a_struck_mark_is_the_score) {
    expect_score(with(struck(), cross()), 3);
    expect_score(with(cross(), struck()), 1);
    auto low = cross();
    low.extent.height = 0.6 * low.extent.width; // a short word
    expect_doubt(with(struck(), low), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, of_a_very_broad_pen_a_struck_mark_is_far_wider_than_all_others) {
    auto mark = cross();
    mark.inked = 24;
    mark.stroke = 5; // no line can be told from the strokes below it
    auto wide = mark;
    wide.level_line = true;
    wide.inked = 29;
    wide.extent = {-3.1, 0.6, 13.1, 5.7};
    auto options = usual;
    options.page = {.usual_inked = 24, .usual_stroke = 5, .widest = 9};
    expect_score(with(wide, mark, options), 3);
    expect_score(with(mark, wide, options), 1);
    const auto expect_two = [&](const vision::Ink& other, const vision::Ink& standing, const JudgeOptions& page) {
        expect_doubt(with(other, standing, page), record::State::multiple, "several plain marks");
    };
    auto plain = options;
    plain.page.widest = 10.5; // one more of the page's large marks
    expect_two(wide, mark, plain);
    plain.page.widest = std::nullopt;
    expect_two(wide, mark, plain);
    auto other = wide;
    other.extent.height = 10; // a larger cross
    expect_two(other, mark, options);
    other = wide;
    other.level_line = false;
    expect_two(other, mark, options);
    other = wide;
    other.writing = 2; // words
    expect_two(other, mark, options);
    other = wide;
    other.line = true; // a fold
    EXPECT_TRUE(with(other, mark, options).needs_review);
    other = wide;
    other.inked = 25; // a line without a mark below it
    expect_two(other, mark, options);
    auto standing = mark;
    standing.extent = {-1, -1, 9, 9};
    expect_two(wide, standing, options);
    standing = mark;
    standing.solid = 0.7; // it may have been blackened
    expect_two(wide, standing, options);
    standing = mark;
    standing.level_line = true;
    expect_two(wide, standing, options);
}

TEST(JudgeRow, words_through_a_mark_do_not_strike_it) {
    auto words = struck();
    words.writing = 3;
    expect_doubt(with(words, cross()), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, two_struck_marks_are_multiple) {
    expect_doubt(with(struck(), struck()), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, a_long_dash_is_not_struck) {
    auto dash = struck();
    dash.extent = {-1, 3, 9, 1};
    expect_doubt(with(dash, cross()), record::State::multiple, "several plain marks");
}

TEST(JudgeRow, a_line_in_a_mark_says_nothing_where_all_marks_have_one) {
    auto thick = cross();
    thick.level_line = true;
    auto options = usual;
    expect_doubt(with(thick, small(0.5), options), record::State::unclear, "weak mark");
    options.page.lines_to_mark = true;
    expect_score(with(thick, small(0.5), options), 1);
    thick.struck = true;
    expect_doubt(with(thick, small(0.5), options), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_struck_box_among_blackened_ones_may_have_been_taken_back) {
    auto options = usual;
    options.page = {.usual_stroke = 0.3, .usual_solid = 0.7};
    options.least_solid = 0.82;
    Row row{};
    row[1] = struck();
    row[3].specks = 0.2; // of what stands, in a pale pencil
    expect_doubt(judged(row, 0, options), record::State::unclear, "weak mark");
    row[1].struck = false;
    expect_score(judged(row, 0, options), 1);
}

TEST(JudgeRow, beside_a_mark_that_may_be_taken_back_foreign_ink_may_be_what_stands) {
    Row row{};
    row[1] = struck();
    row[3].foreign = 0.04; // joined with another row's mark
    expect_doubt(judged(row), record::State::unclear, "weak mark");
    row[1] = cross();
    EXPECT_FALSE(judged(row).needs_review);
}

} // namespace
} // namespace formradar::read
