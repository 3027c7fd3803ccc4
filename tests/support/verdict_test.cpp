// What counts as right, as a doubt and as a silent error.
#include "support/verdict.hpp"

#include <gtest/gtest.h>

namespace formradar::simulator {
namespace {

record::Score marked(int score) {
    return {.statement = 1, .state = record::State::marked, .score = score};
}

record::Score in_review(record::Score score) {
    score.needs_review = true;
    return score;
}

Meant meant(AnswerKind kind, record::State state, std::optional<int> score = {}) {
    return {.statement = 1, .kind = kind, .state = state, .score = score};
}

TEST(JudgeAnswer, a_clear_mark_is_right_doubted_or_silently_wrong) {
    const auto clear = meant(AnswerKind::clear, record::State::marked, 4);
    EXPECT_EQ(judge_answer(clear, marked(4)), Outcome::right);
    EXPECT_EQ(judge_answer(clear, in_review(marked(4))), Outcome::doubt);
    EXPECT_EQ(judge_answer(clear, in_review(marked(3))), Outcome::doubt);
    EXPECT_EQ(judge_answer(clear, marked(3)), Outcome::silent);
    EXPECT_EQ(judge_answer(clear, {.statement = 1, .state = record::State::empty}), Outcome::silent);
}

TEST(JudgeAnswer, two_marks_must_be_multiple) {
    const auto two = meant(AnswerKind::two, record::State::multiple);
    EXPECT_EQ(judge_answer(two, in_review({.statement = 1, .state = record::State::multiple})), Outcome::right);
    EXPECT_EQ(judge_answer(two, in_review({.statement = 1, .state = record::State::unclear})), Outcome::doubt);
    EXPECT_EQ(judge_answer(two, marked(1)), Outcome::silent);
}

TEST(JudgeAnswer, a_mark_between_boxes_is_for_a_person) {
    const auto between = meant(AnswerKind::between, record::State::unclear);
    EXPECT_EQ(judge_answer(between, in_review(marked(2))), Outcome::right);
    EXPECT_EQ(judge_answer(between, marked(2)), Outcome::silent);
    EXPECT_EQ(judge_answer(between, {.statement = 1, .state = record::State::empty}), Outcome::silent);
}

TEST(JudgeAnswer, an_open_row_is_empty) {
    const auto none = meant(AnswerKind::none, record::State::empty);
    EXPECT_EQ(judge_answer(none, {.statement = 1, .state = record::State::empty}), Outcome::right);
    EXPECT_EQ(judge_answer(none, in_review({.statement = 1, .state = record::State::unclear})), Outcome::doubt);
    EXPECT_EQ(judge_answer(none, marked(2)), Outcome::silent);
}

SheetTruth one_row() {
    return {.session = "K7QX2M", .sheet = "A7F", .page = 1, .scores = {meant(AnswerKind::clear, record::State::marked, 2)}};
}

record::Reading reading_of_it() {
    record::Reading reading;
    reading.status = record::Status::read;
    reading.session = "K7QX2M";
    reading.sheet = "A7F";
    reading.page = 1;
    reading.scores = {marked(2)};
    return reading;
}

TEST(HoldAgainst, a_page_read_rightly_has_no_error) {
    const auto verdict = hold_against(one_row(), reading_of_it());
    EXPECT_TRUE(verdict.counted);
    EXPECT_FALSE(verdict.has_silent_error());
    EXPECT_EQ(verdict.scores, std::vector{Outcome::right});
}

TEST(HoldAgainst, another_sheet_s_number_is_an_error_of_the_page) {
    auto reading = reading_of_it();
    reading.sheet = "A7G";
    EXPECT_TRUE(hold_against(one_row(), reading).wrong_as_a_whole);
    EXPECT_TRUE(hold_against(one_row(), reading).has_silent_error());
}

TEST(HoldAgainst, a_page_in_doubt_is_not_counted) {
    auto reading = reading_of_it();
    reading.status = record::Status::doubt;
    reading.scores = {marked(5)};
    EXPECT_FALSE(hold_against(one_row(), reading).counted);
    EXPECT_FALSE(hold_against(one_row(), reading).has_silent_error());
}

record::Reading passed_over(record::Status status, record::Awaits awaits = record::Awaits::person) {
    auto reading = reading_of_it();
    reading.status = status;
    reading.awaits = awaits;
    reading.scores = {{.statement = 1, .state = record::State::empty}};
    return reading;
}

SheetTruth nothing_on_it() {
    auto truth = one_row();
    truth.scores = {meant(AnswerKind::none, record::State::empty)};
    return truth;
}

TEST(HoldAgainst, a_filled_sheet_said_to_be_unused_is_a_silent_error) {
    auto group_alone = nothing_on_it();
    group_alone.group = 2;
    auto in_doubt = one_row();
    in_doubt.scores = {meant(AnswerKind::between, record::State::unclear)};
    for (const auto& truth : {one_row(), group_alone, in_doubt}) {
        for (const auto& reading : {passed_over(record::Status::unused), passed_over(record::Status::blank),
                                    passed_over(record::Status::foreign, record::Awaits::nobody)}) {
            const auto verdict = hold_against(truth, reading);
            EXPECT_FALSE(verdict.counted);
            EXPECT_TRUE(verdict.has_silent_error()) << record::name_of(reading.status);
            EXPECT_TRUE(verdict.wrong_as_a_whole) << "the tally counts the page";
        }
    }
}

TEST(HoldAgainst, a_filled_sheet_that_waits_for_a_person_is_no_silent_error) {
    for (const auto status : {record::Status::foreign, record::Status::unreadable, record::Status::doubt}) {
        EXPECT_FALSE(hold_against(one_row(), passed_over(status)).has_silent_error()) << record::name_of(status);
    }
}

TEST(HoldAgainst, an_unfilled_sheet_said_to_be_unused_is_right) {
    auto specks = nothing_on_it();
    specks.scores = {meant(AnswerKind::specks, record::State::empty)};
    for (const auto& truth : {nothing_on_it(), specks}) {
        for (const auto status : {record::Status::unused, record::Status::blank}) {
            EXPECT_FALSE(hold_against(truth, passed_over(status)).has_silent_error()) << record::name_of(status);
        }
        EXPECT_FALSE(hold_against(truth, passed_over(record::Status::foreign, record::Awaits::nobody)).has_silent_error());
    }
}

TEST(HoldAgainst, a_group_read_wrongly_is_a_silent_error) {
    auto truth = one_row();
    truth.group = 3;
    auto reading = reading_of_it();
    reading.group_mark = record::GroupMark{.state = record::State::marked, .group = 3};
    EXPECT_FALSE(hold_against(truth, reading).has_silent_error());
    reading.group_mark->group = 2;
    EXPECT_TRUE(hold_against(truth, reading).has_silent_error());
}

} // namespace
} // namespace formradar::simulator
