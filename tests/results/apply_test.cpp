// Decisions applied to readings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formradar/record/decisions.hpp"
#include "formradar/results/apply.hpp"
#include "formradar/results/settle.hpp"
#include "results/sample.hpp"

namespace formradar::results {
namespace {

using testing::HasSubstr;

Decided decide(std::vector<record::Reading> readings, const std::string& rows,
               const form::Session& session = sample::session(3, 5)) {
    const record::Decisions decisions = record::parse_decisions(std::string(record::decisions_header) + "\n" + rows);
    EXPECT_TRUE(decisions.mistakes.empty()) << decisions.mistakes.front().what;
    return apply_decisions(std::move(readings), decisions.rows, session);
}

TEST(apply, a_decided_statement_is_a_score) {
    const Decided result = decide(sample::readings({{"a.jpg", "001", {4, -1, 5}}}), "001,1,2,multiple,3,Anna,2026-11-23,,,");
    EXPECT_EQ(result.applied, 1);
    const record::Reading& reading = result.readings[0];
    EXPECT_EQ(reading.status, record::Status::read);
    EXPECT_EQ(reading.scores[1].state, record::State::marked);
    EXPECT_EQ(reading.scores[1].score, 3);
    EXPECT_FALSE(reading.scores[1].needs_review);
    EXPECT_EQ(reading.scores[1].reason, "decided by Anna, 2026-11-23");
    EXPECT_EQ(reading.scores[0], sample::score(1, 4)) << "only the named field changes";
}

TEST(apply, an_empty_statement_has_no_score) {
    const Decided result = decide(sample::readings({{"a.jpg", "001", {-2, -1, 5}}}), "001,,1,,empty,,,,,");
    EXPECT_EQ(result.readings[0].scores[0].state, record::State::empty);
    EXPECT_EQ(result.readings[0].scores[0].score, std::nullopt);
    EXPECT_TRUE(result.readings[0].scores[1].needs_review);
}

TEST(apply, a_page_in_doubt_is_read_when_each_of_its_scores_is_decided) {
    auto readings = sample::readings({{"a.jpg", "001", {4, 3, 5}}});
    readings[0].status = record::Status::doubt;
    EXPECT_EQ(decide(readings, "001,,1,,4,,,,,\n001,,2,,4,,,,,\n").readings[0].status, record::Status::doubt);
    EXPECT_EQ(decide(readings, "001,,1,,4,,,,,\n001,,2,,4,,,,,\n001,,3,,4,,,,,\n").readings[0].status, record::Status::read);
}

TEST(apply, the_last_of_two_rows_holds) {
    const Decided result = decide(sample::readings({{"a.jpg", "001", {4, -1, 5}}}), "001,1,2,,3,,,,,\n001,1,2,,5,,,,,\n");
    EXPECT_EQ(result.readings[0].scores[1].score, 5);
}

TEST(apply, what_names_something_unknown_is_reported) {
    form::Session session = sample::session(3, 5);
    session.form.groups = {"mbo"};
    const Decided result = decide(sample::readings({{"a.jpg", "001", {4, -1, 5}}}),
                                  "999,1,2,,3,,,,,\n001,2,2,,3,,,,,\n001,1,4,,3,,,,,\n001,1,group,,pabo,,,,,\n"
                                  ",,2,,3,,,,other.jpg,1\n001,1,sheet,,777-1,,,,,\n001,1,sheet,,002-9,,,,,\n",
                                  session);
    EXPECT_EQ(result.applied, 0);
    ASSERT_EQ(result.unapplied.size(), 7U);
    for (const auto& [index, words] : std::vector<std::pair<std::size_t, std::string>>{{0, "sheet 999 page 1"},
                                                                                       {1, "sheet 001 page 2"},
                                                                                       {2, "no statement 4"},
                                                                                       {3, "no group \"pabo\""},
                                                                                       {4, "other.jpg page 1"},
                                                                                       {5, "no sheet \"777\""},
                                                                                       {6, "1 pages"}}) {
        EXPECT_THAT(result.unapplied[index].what, HasSubstr(words));
        EXPECT_EQ(result.unapplied[index].line, index + 2);
    }
    EXPECT_TRUE(result.readings[0].scores[1].needs_review);
}

TEST(apply, a_group_is_decided) {
    form::Session session = sample::session(3, 5);
    session.form.groups = {"vmbo", "mbo"};
    auto readings = sample::readings({{"a.jpg", "001", {4, 4, 5}}});
    readings[0].group_mark =
        record::GroupMark{.state = record::State::multiple, .group = {}, .needs_review = true, .reason = "two", .ink = {}};
    const Decided result = decide(readings, "001,1,group,multiple,mbo,,,,,", session);
    EXPECT_EQ(result.readings[0].group, "mbo");
    EXPECT_EQ(result.readings[0].group_mark->group, 2);
    EXPECT_FALSE(anything_waits(result.readings[0]));
}

TEST(apply, a_page_without_identity_gets_its_sheet) {
    auto readings = sample::readings({{"a.jpg", "", {4, 3, 5}}});
    readings[0].session.clear();
    readings[0].page = 0;
    readings[0].status = record::Status::doubt;
    ASSERT_TRUE(page_in_doubt(readings[0]));
    for (const char* name : {"004", "004-1", "K7QX2M-004-1"}) {
        const Decided result = decide(readings, ",,sheet,," + std::string(name) + ",,,,a.jpg,1");
        EXPECT_EQ(result.readings[0].sheet, "004");
        EXPECT_EQ(result.readings[0].page, 1);
        EXPECT_EQ(result.readings[0].session, "K7QX2M");
        EXPECT_EQ(result.readings[0].status, record::Status::read);
    }
}

TEST(apply, naming_the_sheet_of_a_page_whose_scores_were_not_read_leaves_it_in_doubt) {
    auto readings = sample::readings({{"a.jpg", "", {}}});
    readings[0].status = record::Status::doubt;
    readings[0].page = 0;
    const Decided result = decide(readings, ",,sheet,,004,,,,a.jpg,1");
    EXPECT_EQ(result.readings[0].sheet, "004");
    EXPECT_TRUE(page_in_doubt(result.readings[0]));
}

TEST(apply, a_page_in_doubt_as_a_whole_is_accepted_or_left_out) {
    auto readings = sample::readings({{"a.jpg", "001", {4, 3, 5}}});
    readings[0].status = record::Status::doubt;
    EXPECT_EQ(decide(readings, "001,1,2,,2,,,,,").readings[0].status, record::Status::doubt);
    EXPECT_EQ(decide(readings, ",,page,,read,,,,a.jpg,").readings[0].status, record::Status::read);
    EXPECT_EQ(decide(readings, ",,page,,ignore,Anna,,test,a.jpg,").readings[0].status, record::Status::foreign);
    EXPECT_EQ(decide(readings, ",,page,,ignore,Anna,,test,a.jpg,").readings[0].reason, "decided by Anna, test");
}

TEST(apply, a_page_without_identity_is_not_accepted_before_its_sheet_is_named) {
    auto readings = sample::readings({{"a.jpg", "", {4, 3, 5}}});
    readings[0].status = record::Status::doubt;
    const Decided result = decide(readings, ",,page,,read,,,,a.jpg,1");
    EXPECT_THAT(result.unapplied.at(0).what, HasSubstr("name its sheet"));
    EXPECT_EQ(result.readings[0].status, record::Status::doubt);
}

TEST(apply, a_photocopied_sheet_is_named_by_its_source) {
    form::Session session = sample::session(3, 1);
    session.photocopy = true;
    const auto readings = sample::readings({{"a.jpg", "000", {-1, 3, 5}}, {"b.jpg", "000", {-1, 3, 5}}});
    EXPECT_EQ(decide(readings, "000,1,1,,2,,,,,", session).unapplied.size(), 1U);
    const Decided result = decide(readings, "000,1,1,,2,,,,b.jpg,1", session);
    EXPECT_TRUE(result.readings[0].scores[0].needs_review);
    EXPECT_EQ(result.readings[1].scores[0].score, 2);
}

TEST(apply, accepting_a_page_does_not_decide_between_two_marks) {
    const Decided result = decide(sample::readings({{"a.jpg", "001", {4, -1, -2}}}), "001,1,page,,read,,,,,");
    EXPECT_TRUE(result.readings[0].scores[1].needs_review);
    EXPECT_TRUE(result.readings[0].scores[2].needs_review);
}

TEST(apply, a_page_that_could_not_be_read_takes_no_scores) {
    auto readings = sample::readings({{"a.jpg", "001", {4, 3, 5}}});
    readings[0].status = record::Status::unreadable;
    EXPECT_EQ(decide(readings, "001,1,2,,2,,,,,").unapplied.size(), 1U);
}

TEST(apply, another_sessions_sheet_is_left_alone) {
    auto readings = sample::readings({{"a.jpg", "001", {4, -1, 5}}});
    readings[0].session = "OTHER1";
    EXPECT_EQ(decide(readings, "001,1,2,,2,,,,,").unapplied.size(), 1U);
}

} // namespace
} // namespace formradar::results
