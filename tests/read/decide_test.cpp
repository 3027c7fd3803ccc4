// The rules and the posterior held against each other: who has the last word of which row.
#include "formradar/read/decide.hpp"

#include <gtest/gtest.h>

namespace formradar::read {
namespace {

Posterior sure_of(std::size_t box, double probability) {
    Posterior posterior{.scores = std::vector<double>(5, 0), .open = 1 - probability};
    posterior.scores[box] = probability;
    return posterior;
}

RowEvidence plain_row() {
    return {.boxes = std::vector<vision::BoxEvidence>(5), .stray = 0};
}

RowVerdict doubt_by(Rule rule) {
    return {.state = record::State::unclear,
            .index = {},
            .needs_review = true,
            .confidence = 0.5,
            .reason = said("why"),
            .rule = rule};
}

RowVerdict clear_mark(int box) {
    return {.state = record::State::marked, .index = box, .confidence = 0.99, .rule = Rule::one_mark};
}

TEST(Decide, a_clear_mark_stands_with_its_probability) {
    const auto verdict = decide(clear_mark(2), plain_row(), sure_of(2, 0.9999));
    EXPECT_FALSE(verdict.needs_review);
    EXPECT_EQ(verdict.index, 2);
    EXPECT_DOUBLE_EQ(verdict.confidence, 0.9999);
}

TEST(Decide, a_clear_mark_that_the_posterior_sees_elsewhere_waits_for_a_person) {
    const auto verdict = decide(clear_mark(2), plain_row(), sure_of(4, 0.9999));
    EXPECT_TRUE(verdict.needs_review);
    EXPECT_EQ(verdict.rule, Rule::unlikely);
}

TEST(Decide, an_empty_row_that_is_surely_marked_waits_for_a_person) {
    const auto verdict =
        decide({.state = record::State::empty, .confidence = 0.995, .rule = Rule::no_ink}, plain_row(), sure_of(1, 0.999));
    EXPECT_TRUE(verdict.needs_review);
    EXPECT_EQ(verdict.state, record::State::unclear);
}

TEST(Decide, a_doubt_about_marks_is_settled_within_the_budget) {
    const auto verdict = decide(doubt_by(Rule::weak_mark), plain_row(), sure_of(3, 0.99999));
    EXPECT_FALSE(verdict.needs_review);
    EXPECT_EQ(verdict.index, 3);
    EXPECT_TRUE(verdict.reason.empty());
    EXPECT_TRUE(decide(doubt_by(Rule::weak_mark), plain_row(), sure_of(3, 0.99)).needs_review);
    EXPECT_FALSE(decide(doubt_by(Rule::weak_mark), plain_row(), sure_of(3, 0.99), {.wrong_score = 0.05}).needs_review);
}

TEST(Decide, a_mark_where_a_fold_or_a_streak_runs_stays_a_doubt) {
    auto row = plain_row();
    row.boxes[3].values[static_cast<std::size_t>(vision::Evidence::line)] = 1;
    EXPECT_TRUE(decide(doubt_by(Rule::weak_mark), row, sure_of(3, 1)).needs_review);
    EXPECT_FALSE(decide(doubt_by(Rule::weak_mark), row, sure_of(2, 1)).needs_review);
}

TEST(Decide, ink_on_a_digit_and_in_no_box_may_be_settled) {
    EXPECT_EQ(decide(doubt_by(Rule::ink_on_digit), plain_row(), sure_of(3, 0.99999)).index, 3);
    EXPECT_TRUE(decide(doubt_by(Rule::guard_of_empty_rows), plain_row(), sure_of(3, 0.99999)).needs_review);
}

TEST(Decide, a_row_without_ink_on_a_page_of_plain_marks_stays_with_the_rules) {
    auto doubtful = doubt_by(Rule::weak_mark);
    doubtful.index = 3;
    const PenContext plain{.darkness = 0.6, .witnesses = 6}, pale{.darkness = 0.15, .witnesses = 6};
    EXPECT_EQ(weighed(doubtful, plain_row(), plain), doubtful);
    EXPECT_NE(weighed(doubtful, plain_row(), pale), doubtful) << "its confidence becomes a probability";
    auto with_ink = plain_row();
    with_ink.boxes[3].values[static_cast<std::size_t>(vision::Evidence::inked)] = 1;
    EXPECT_NE(weighed(doubtful, with_ink, plain), doubtful);
    auto on_digit = plain_row();
    on_digit.boxes[3].values[static_cast<std::size_t>(vision::Evidence::digit)] = 1;
    EXPECT_NE(weighed(doubtful, on_digit, plain), doubtful);
}

TEST(Decide, a_score_on_a_page_that_hardly_shows_its_marks_may_be_settled) {
    EXPECT_EQ(decide(doubt_by(Rule::specks_without_marks), plain_row(), sure_of(3, 0.99999)).index, 3);
    EXPECT_TRUE(decide(doubt_by(Rule::specks_without_marks), plain_row(), sure_of(3, 0.9)).needs_review);
}

TEST(Decide, a_doubt_about_the_picture_is_never_settled) {
    for (const auto rule :
         {Rule::outline_missing, Rule::missing_rows, Rule::noise, Rule::pale_outline, Rule::guard_of_empty_rows}) {
        const auto verdict = doubt_by(rule);
        EXPECT_EQ(decide(verdict, plain_row(), sure_of(3, 1)), verdict) << name_of(rule);
    }
}

} // namespace
} // namespace formradar::read
