// What one box holds by itself.
#include "read/rows_of_ink.hpp"

namespace formradar::read {
namespace {

TEST(JudgeBox, a_pale_mark_needs_more_area_than_a_dark_one) {
    EXPECT_EQ(judge_box(small(1.0, 0.8)).mark, Mark::plain);
    EXPECT_EQ(judge_box(small(1.0, 0.3)).mark, Mark::weak);
    EXPECT_EQ(judge_box(small(2.0, 0.3)).mark, Mark::plain);
}

TEST(JudgeBox, more_ink_is_stronger) {
    EXPECT_LT(judge_box(small(0.8)).strength, judge_box(small(8)).strength);
    EXPECT_LE(judge_box(blackened()).strength, 1);
}

TEST(JudgeBox, what_is_both_smaller_and_paler_than_the_pages_marks_is_a_doubt) {
    auto options = usual;
    options.page = {.usual_darkness = 0.8, .usual_inked = 9};
    EXPECT_EQ(judge_box(small(2), options).mark, Mark::plain);
    EXPECT_EQ(judge_box(small(2, 0.5), options).mark, Mark::weak);
}

TEST(JudgeBox, a_small_mark_beside_which_others_have_more_ink_may_be_a_piece_of_them) {
    auto options = usual;
    options.page.usual_inked = 8;
    auto arm = small(2.5);
    arm.crooked = true;
    arm.beside = 2.6;
    EXPECT_EQ(judge_box(arm, options).mark, Mark::doubtful);
    EXPECT_EQ(judge_box(arm).mark, Mark::doubtful);
    options.page.usual_inked = 7; // not so small on this page
    EXPECT_EQ(judge_box(arm, options).mark, Mark::plain);
    arm.beside = 2.4;
    EXPECT_EQ(judge_box(arm).mark, Mark::plain);
    arm.beside = 1.8;
    arm.crooked = false; // one stroke, where the others have two
    EXPECT_EQ(judge_box(arm, options).mark, Mark::doubtful);
    options.page.slashes_to_mark = true;
    EXPECT_EQ(judge_box(arm, options).mark, Mark::plain);
}

TEST(JudgeBox, a_round_dot_of_a_pale_pen_is_a_mark) {
    auto options = usual;
    options.page = {.usual_darkness = 0.35};
    auto dot = small(1.1, 0.34);
    dot.extent = {3, 3, 1.1, 1.3};
    EXPECT_EQ(judge_box(dot).mark, Mark::weak); // the pen is not known
    EXPECT_EQ(judge_box(dot, options).mark, Mark::plain);
    auto paler = dot;
    paler.darkness = 0.28; // 0.8 of the pen's
    EXPECT_EQ(judge_box(paler, options).mark, Mark::weak);
    auto dust = dot;
    dust.extent.width = 0.9;
    EXPECT_EQ(judge_box(dust, options).mark, Mark::weak);
    auto trail = dot;
    trail.extent = {3, 3, 1.9, 1.9}; // as much ink, in pieces
    EXPECT_EQ(judge_box(trail, options).mark, Mark::weak);
}

TEST(JudgeBox, on_a_page_of_small_pale_marks_another_one_is_a_mark) {
    auto options = usual;
    options.page = {.usual_darkness = 0.28, .usual_inked = 1.9, .usual_stroke = 0.4};
    EXPECT_EQ(judge_box(small(0.9, 0.27)).mark, Mark::weak);
    EXPECT_EQ(judge_box(small(0.9, 0.27), options).mark, Mark::plain);
    EXPECT_EQ(judge_box(small(0.9, 0.22), options).mark, Mark::weak); // another pen, or dust
    EXPECT_EQ(judge_box(small(0.8, 0.27), options).mark, Mark::weak); // smaller than they are
    options.page.usual_stroke = 0.6;
    EXPECT_EQ(judge_box(small(0.9, 0.27), options).mark, Mark::weak);
    options.page.usual_stroke = 0.4;
    options.page.usual_inked = 6;
    EXPECT_EQ(judge_box(small(2.8, 0.27), options).mark, judge_box(small(2.8, 0.27)).mark);
    auto stroke = small(1.4, 0.27); // no dot
    stroke.extent.width = 2.5;
    EXPECT_EQ(judge_box(stroke, options).mark, Mark::weak);
}

TEST(JudgeBox, a_fold_across_a_groups_box_is_no_slash) {
    auto options = usual;
    auto fold = small(4, 0.25);
    fold.extent = {-6.8, -4, 16.8, 13}; // cut off where nothing more is looked at
    EXPECT_EQ(judge_box(fold, options).mark, Mark::plain);
    options.row.box_side = 6;
    options.far_out = 3.4;
    EXPECT_EQ(judge_box(fold, options).mark, Mark::doubtful);
}

TEST(JudgeBox, of_a_tick_a_sixth_of_the_ink_is_in_its_box) {
    auto tick = cross();
    tick.tick = tick.aside = true;
    tick.area = 43;
    EXPECT_EQ(judge_box(tick).mark, Mark::doubtful); // where people cross, more of it
    auto options = usual;
    options.page.ticks_to_mark = true;
    EXPECT_EQ(judge_box(tick, options).mark, Mark::plain);
    tick.area = 35;
    EXPECT_EQ(judge_box(tick).mark, Mark::plain);
    tick.area = 50; // the arms of a cross between two boxes
    EXPECT_EQ(judge_box(tick, options).mark, Mark::doubtful);
}

TEST(JudgeBox, a_long_stroke_that_touches_another_box_is_an_arm_unless_people_slash) {
    auto stroke = cross();
    stroke.touch = 0.12;
    stroke.reach = 4.1;
    EXPECT_EQ(judge_box(stroke).mark, Mark::doubtful);
    auto options = usual;
    options.page.slashes_to_mark = true;
    EXPECT_EQ(judge_box(stroke, options).mark, Mark::plain);
    stroke.crooked = true;
    EXPECT_EQ(judge_box(stroke).mark, Mark::plain);
}

TEST(JudgeBox, a_mark_that_leads_to_the_right_from_a_foot_in_the_box_is_the_boxs) {
    auto flat = cross();
    flat.aside = flat.crosses_near = true;
    flat.extent = {2, 1, 10, 6};
    flat.area = 20;
    EXPECT_EQ(judge_box(flat).mark, Mark::doubtful);
    flat.leads_right = true;
    EXPECT_EQ(judge_box(flat).mark, Mark::plain);
    flat.crosses_near = false; // a stroke between two boxes
    EXPECT_EQ(judge_box(flat).mark, Mark::doubtful);
}

TEST(JudgeBox, in_a_shadow_a_mark_is_nearly_as_dark_as_the_others) {
    auto options = usual;
    options.page = {.usual_darkness = 0.8, .usual_noise = 0.01};
    auto edge = cross();
    edge.darkness = 0.6;
    EXPECT_EQ(judge_box(edge, options).mark, Mark::plain);
    edge.noise = 0.02; // twice the usual
    EXPECT_EQ(judge_box(edge, options).mark, Mark::weak);
}

TEST(JudgeBox, a_single_stroke_both_finer_and_paler_than_the_pages_marks_may_be_a_hair) {
    auto options = usual;
    options.page = {.usual_darkness = 0.8, .usual_stroke = 0.8};
    auto hair = small(2, 0.4);
    hair.stroke = 0.5; // 0.31 of the usual in all
    EXPECT_EQ(judge_box(hair, options).mark, Mark::weak);
    hair.stroke = 0.6; // 0.375
    EXPECT_EQ(judge_box(hair, options).mark, Mark::plain);
    hair.stroke = 0.5;
    hair.crooked = true;
    EXPECT_EQ(judge_box(hair, options).mark, Mark::plain);
}

TEST(JudgeBox, a_single_stroke_paler_and_broader_than_the_pages_marks_may_be_a_stains_rim) {
    auto options = usual;
    options.page = {.usual_darkness = 0.8, .usual_stroke = 0.8};
    auto rim = small(8, 0.5);
    rim.stroke = 1.1;
    EXPECT_EQ(judge_box(rim, options).mark, Mark::weak);
    rim.stroke = 0.9;
    EXPECT_EQ(judge_box(rim, options).mark, Mark::plain);
    rim.level_line = true;
    EXPECT_EQ(judge_box(rim, options).mark, Mark::weak);
    rim.darkness = 0.6; // 0.75 of the usual
    EXPECT_EQ(judge_box(rim, options).mark, Mark::plain);
}

TEST(JudgeBox, in_loud_noise_a_short_stroke_may_be_the_end_of_a_tick) {
    auto options = usual;
    options.page = {.usual_darkness = 0.5, .usual_inked = 3, .usual_noise = 0.15};
    auto stroke = small(2, 0.5);
    stroke.noise = 0.15;
    EXPECT_EQ(judge_box(stroke, options).mark, Mark::weak);
    stroke.inked = 2.4; // a whole one, of 3
    EXPECT_EQ(judge_box(stroke, options).mark, Mark::plain);
    stroke.inked = 2;
    options.page.slashes_to_mark = true;
    EXPECT_EQ(judge_box(stroke, options).mark, Mark::plain);
    options.page.slashes_to_mark = false;
    options.page.usual_noise = stroke.noise = 0.1; // a fifth of its darkness
    EXPECT_EQ(judge_box(stroke, options).mark, Mark::plain);
}

TEST(JudgeBox, a_long_slash_of_the_pen_of_a_page_of_slashes_is_a_mark) {
    auto slash = cross();
    slash.extent = {1, -5, 5, 17};
    slash.reach = 5;
    EXPECT_EQ(judge_box(slash).mark, Mark::doubtful);
    auto options = usual;
    options.page = {.usual_darkness = slash.darkness, .usual_stroke = slash.stroke, .slashes_to_mark = true};
    EXPECT_EQ(judge_box(slash, options).mark, Mark::plain);
    slash.stroke *= 0.7; // a hair
    EXPECT_EQ(judge_box(slash, options).mark, Mark::doubtful);
}

TEST(JudgeBox, a_single_stroke_with_less_of_all_than_the_pages_marks_is_weak) {
    auto options = usual;
    options.page = {.usual_darkness = 0.5, .usual_inked = 5, .usual_stroke = 0.6};
    const auto hair = small(2, 0.42); // and 0.4 mm thick
    EXPECT_EQ(judge_box(hair, options).mark, Mark::weak);
    EXPECT_EQ(judge_box(small(3.1, 0.42), options).mark, Mark::plain);
    EXPECT_EQ(judge_box(small(2, 0.43), options).mark, Mark::plain);
    auto stroke = hair;
    stroke.stroke = 0.55;
    EXPECT_EQ(judge_box(stroke, options).mark, Mark::plain);
    stroke = hair;
    stroke.crooked = true;
    EXPECT_EQ(judge_box(stroke, options).mark, Mark::plain);
    options.page.slashes_to_mark = true; // one more of them
    EXPECT_EQ(judge_box(hair, options).mark, Mark::plain);
}

} // namespace
} // namespace formradar::read
