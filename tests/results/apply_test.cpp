// Decisions applied to readings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formradar/record/decisions.hpp"
#include "formradar/results/apply.hpp"
#include "formradar/results/settle.hpp"
#include "results/sample.hpp"
#include "support/reasons.hpp"

namespace formradar::results {
namespace {

using testing::HasSubstr;

Decided decide(std::vector<record::Reading> readings, const std::string& rows,
               const form::Session& session = sample::session(3, 5)) {
    const record::Decisions decisions = record::parse_decisions(std::string(record::decisions_header) + "\n" + rows);
    EXPECT_TRUE(decisions.mistakes.empty()) << words_of(decisions.mistakes.front().why);
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
    EXPECT_EQ(words_of(reading.scores[1].reason), "decided by Anna, 2026-11-23");
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

TEST(apply, rows_that_contradict_each_other_hold_for_nothing_and_are_named) {
    const Decided result =
        decide(sample::readings({{"a.jpg", "001", {4, -1, 5}}}), "001,1,2,,3,Anna,,,,\n001,1,1,,4,,,,,\n,,2,,5,Bert,,,a.jpg,1\n");
    EXPECT_TRUE(result.readings[0].scores[1].needs_review);
    ASSERT_EQ(result.unapplied.size(), 2U);
    EXPECT_EQ(result.unapplied[0].line, 2U);
    EXPECT_THAT(words_of(result.unapplied[0].why), HasSubstr("line 4 says \"5\""));
    EXPECT_EQ(result.unapplied[1].line, 4U);
    EXPECT_THAT(words_of(result.unapplied[1].why), HasSubstr("line 2 says \"3\""));
}

TEST(apply, a_score_of_a_page_that_another_row_leaves_out_is_named_in_either_order) {
    const std::string score = "001,1,2,,3,Anna,,,,\n", ignore = "001,1,page,,ignore,Bert,,,,\n";
    for (const auto& rows : {score + ignore, ignore + score}) {
        const Decided result = decide(sample::readings({{"a.jpg", "001", {4, -1, 5}}}), rows);
        EXPECT_EQ(result.readings[0].status, record::Status::foreign);
        EXPECT_TRUE(result.unapplied.empty());
        ASSERT_EQ(result.notes.size(), 1U);
        EXPECT_EQ(result.notes[0].line, rows == score + ignore ? 2U : 3U);
        EXPECT_THAT(words_of(result.notes[0].why), HasSubstr(rows == score + ignore ? "line 3 leaves out" : "line 2 leaves out"));
    }
}

TEST(apply, a_score_counts_where_one_of_two_scans_of_its_sheet_is_left_out) {
    const auto readings = sample::readings({{"a.jpg", "001", {4, -1, 5}}, {"b.jpg", "001", {4, -1, 5}}});
    const Decided result = decide(readings, "001,1,2,,3,,,,,\n001,,page,,ignore,,,,b.jpg,1\n");
    EXPECT_TRUE(result.notes.empty()) << words_of(result.notes.front().why);
    EXPECT_EQ(result.readings[0].status, record::Status::read);
    EXPECT_EQ(result.readings[0].scores[1].score, 3);
    EXPECT_EQ(result.readings[1].status, record::Status::foreign);
}

TEST(apply, a_sheet_that_is_named_and_left_out_is_named) {
    auto readings = sample::readings({{"a.jpg", "", {4, 3, 5}}});
    readings[0].status = record::Status::doubt;
    const Decided result = decide(readings, ",,sheet,,001-1,,,,a.jpg,1\n,,page,,ignore,,,,a.jpg,1\n");
    EXPECT_EQ(result.readings[0].status, record::Status::foreign);
    ASSERT_EQ(result.notes.size(), 1U);
    EXPECT_THAT(words_of(result.notes[0].why), HasSubstr("has no effect: line 3 leaves out"));
}

TEST(apply, rows_that_contradict_each_other_about_a_page_leave_nothing_out) {
    const Decided result = decide(sample::readings({{"a.jpg", "001", {4, -1, 5}}}),
                                  "001,1,2,,3,,,,,\n001,1,page,,read,,,,,\n001,1,page,,ignore,,,,,\n");
    EXPECT_EQ(result.readings[0].status, record::Status::read);
    EXPECT_TRUE(result.notes.empty());
    EXPECT_EQ(result.unapplied.size(), 2U);
}

TEST(apply, pages_and_groups_contradict_likewise) {
    form::Session session = sample::session(3, 5);
    session.form.groups = {"vmbo", "mbo"};
    auto readings = sample::readings({{"a.jpg", "001", {4, -1, 5}}, {"b.jpg", "", {4, 3, 5}}});
    readings[1].status = record::Status::doubt;
    const Decided groups = decide(readings, "001,1,group,,mbo,,,,,\n001,1,group,,empty,,,,,\n", session);
    EXPECT_EQ(groups.unapplied.size(), 2U);
    EXPECT_EQ(groups.readings[0].group, "");
    const Decided pages = decide(readings, "001,1,page,,read,,,,,\n001,1,page,,ignore,,,,,\n", session);
    EXPECT_EQ(pages.unapplied.size(), 2U);
    const Decided sheets = decide(readings, ",,sheet,,002-1,,,,b.jpg,1\n,,sheet,,003-1,,,,b.jpg,1\n", session);
    EXPECT_EQ(sheets.unapplied.size(), 2U);
    EXPECT_EQ(sheets.readings[1].sheet, "");
}

TEST(apply, rows_that_say_the_same_hold) {
    const Decided result = decide(sample::readings({{"a.jpg", "001", {4, -1, 5}}}), "001,1,2,,3,Anna,,,,\n001,1,2,,3,Bert,,,,\n");
    EXPECT_EQ(result.readings[0].scores[1].score, 3);
    EXPECT_TRUE(result.unapplied.empty());
}

TEST(apply, rows_that_change_nothing_or_what_was_certain_are_named) {
    const Decided result =
        decide(sample::readings({{"a.jpg", "001", {4, -1, 5}}}), "001,1,1,,4,,,,,\n001,1,3,,2,,,,,\n001,1,2,,3,,,,,\n");
    EXPECT_EQ(result.applied, 3);
    EXPECT_EQ(result.readings[0].scores[2].score, 2) << "a person may know better";
    EXPECT_EQ(result.checked, (Checked{.scores = 2, .right = 1})) << "the third was in doubt";
    ASSERT_EQ(result.notes.size(), 2U);
    EXPECT_THAT(words_of(result.notes[0].why), HasSubstr("changes nothing"));
    EXPECT_EQ(result.notes[0].line, 2U);
    EXPECT_THAT(words_of(result.notes[1].why), HasSubstr("without doubt"));
    EXPECT_EQ(result.notes[1].line, 3U);
    EXPECT_TRUE(apply_decisions(result.readings,
                                record::parse_decisions(std::string(record::decisions_header) + "\n001,1,3,,2,,,,,").rows,
                                sample::session(3, 5))
                    .notes.empty())
        << "what was decided before was not read without doubt";
}

// Sheets whose ids a spreadsheet takes for numbers.
form::Session numbers() {
    form::Session session = sample::session(3, 3);
    session.sheets = {{"093", ""}, {"4E3", ""}, {"FMA", ""}};
    return session;
}

TEST(apply, ids_that_a_spreadsheet_rewrote_still_name_their_sheets) {
    const auto readings = sample::readings({{"a.jpg", "093", {4, -1, 5}}, {"b.jpg", "4E3", {4, -1, 5}}});
    for (const auto* rows : {"93,1,2,,3,,,,a.jpg,1\n4.00E+03,1,2,,3,,,,b.jpg,1\n", "93,1,2,,3,,,,,\n4000,1,2,,3,,,,,\n",
                             "093,1,2,,3,,,,,\n\"4,00E+03\",1,2,,3,,,,,\n"}) {
        const Decided result = decide(readings, rows, numbers());
        EXPECT_TRUE(result.unapplied.empty()) << rows;
        EXPECT_EQ(result.readings[0].scores[1].score, 3) << rows;
        EXPECT_EQ(result.readings[1].scores[1].score, 3) << rows;
    }
}

TEST(apply, a_sheet_may_be_named_as_it_is_printed_on_it) {
    const auto session = numbers();
    const auto readings = sample::readings({{"a.jpg", "093", {4, -1, 5}}, {"b.jpg", "4E3", {4, -1, 5}}});
    for (const auto& name : {session.id + "-4E3-1", session.id + "-4E3", std::string("4E3")}) {
        for (const auto* source : {",b.jpg,1\n", ",,\n"}) {
            const Decided result = decide(readings, name + ",1,2,,3,,," + source, session);
            EXPECT_TRUE(result.unapplied.empty()) << name << source;
            EXPECT_EQ(result.readings[1].scores[1].score, 3) << name << source;
            EXPECT_TRUE(result.readings[0].scores[1].needs_review) << name << source;
        }
    }
    EXPECT_EQ(decide(readings, "ZZZZZZ-4E3-1,1,2,,3,,,,,\n", session).unapplied.size(), 1U) << "of another session";
    EXPECT_EQ(decide(readings, session.id + "-4E3-2,1,2,,3,,,,,\n", session).unapplied.size(), 1U) << "another page";
}

TEST(apply, a_number_that_may_be_two_sheets_needs_the_source) {
    form::Session session = numbers();
    session.sheets = {{"100", ""}, {"1E2", ""}};
    const auto readings = sample::readings({{"a.jpg", "100", {4, -1, 5}}, {"b.jpg", "1E2", {4, -1, 5}}});
    const Decided open = decide(readings, "100,1,2,,3,,,,,\n", session);
    ASSERT_EQ(open.unapplied.size(), 1U);
    EXPECT_THAT(words_of(open.unapplied[0].why), HasSubstr("write the source"));
    const Decided named = decide(readings, "100,1,2,,3,,,,b.jpg,1\n", session);
    EXPECT_EQ(named.readings[1].scores[1].score, 3) << "source and page first";
    EXPECT_TRUE(named.readings[0].scores[1].needs_review);
}

TEST(apply, another_sheet_in_the_place_of_a_scan_takes_no_decision) {
    const Decided result = decide(sample::readings({{"a.jpg", "002", {4, -1, 5}}}), "001,1,2,,3,,,,a.jpg,1");
    ASSERT_EQ(result.unapplied.size(), 1U);
    EXPECT_THAT(words_of(result.unapplied[0].why), HasSubstr("a.jpg is of sheet 002"));
    EXPECT_TRUE(result.readings[0].scores[1].needs_review);
}

TEST(apply, what_was_said_of_a_sheet_holds_for_its_new_scan) {
    const Decided result = decide(sample::readings({{"new.jpg", "001", {4, -1, 5}}}), "001,1,2,,3,,,,old.jpg,1");
    EXPECT_TRUE(result.unapplied.empty());
    EXPECT_EQ(result.readings[0].scores[1].score, 3);
    const Decided two =
        decide(sample::readings({{"b.jpg", "001", {4, -1, 5}}, {"c.jpg", "001", {1, -1, 2}}}), "001,1,2,,3,,,,old.jpg,1");
    ASSERT_EQ(two.unapplied.size(), 1U) << "which of them was looked at is not known";
    const Decided page = decide(sample::readings({{"new.jpg", "001", {4, -1, 5}}}), "001,1,page,,ignore,,,,old.jpg,1");
    ASSERT_EQ(page.unapplied.size(), 1U) << "that was about the scan";
}

TEST(apply, the_order_of_rows_does_not_matter_for_a_sheet_and_its_page) {
    auto readings = sample::readings({{"a.jpg", "", {}}});
    readings[0].status = record::Status::doubt;
    const Decided result = decide(readings, ",,page,,read,,,,a.jpg,1\n,,sheet,,003-1,,,,a.jpg,1\n");
    EXPECT_TRUE(result.unapplied.empty());
    EXPECT_EQ(result.readings[0].sheet, "003");
}

TEST(apply, a_page_said_to_be_read_of_which_nothing_was_read_asks_every_statement) {
    auto readings = sample::readings({{"a.jpg", "", {}}});
    readings[0].status = record::Status::doubt;
    readings[0].page.reset();
    const Decided open = decide(readings, ",,sheet,,003-1,,,,a.jpg,1\n,,page,,read,,,,a.jpg,1\n");
    EXPECT_EQ(open.readings[0].status, record::Status::read);
    ASSERT_EQ(open.readings[0].scores.size(), 3U);
    EXPECT_TRUE(anything_waits(open.readings[0]));
    const Decided answered = decide(
        readings, ",,sheet,,003-1,,,,a.jpg,1\n,,page,,read,,,,a.jpg,1\n003,1,1,,4,,,,,\n003,1,2,,5,,,,,\n003,1,3,,empty,,,,,\n");
    EXPECT_TRUE(answered.unapplied.empty());
    EXPECT_FALSE(anything_waits(answered.readings[0]));
    EXPECT_EQ(answered.readings[0].scores[1].score, 5);
}

TEST(apply, what_names_something_unknown_is_reported) {
    form::Session session = sample::session(3, 5);
    session.form.groups = {"mbo"};
    const Decided result = decide(sample::readings({{"a.jpg", "001", {4, -1, 5}}}),
                                  "999,1,2,,3,,,,,\n001,2,2,,3,,,,,\n001,1,4,,3,,,,,\n001,1,group,,pabo,,,,,\n"
                                  ",,2,,3,,,,other.jpg,1\n001,1,sheet,,777-1,,,,,\n",
                                  session);
    EXPECT_EQ(result.applied, 0);
    ASSERT_EQ(result.unapplied.size(), 6U);
    for (const auto& [index, words] : std::vector<std::pair<std::size_t, std::string>>{{0, "sheet 999 page 1"},
                                                                                       {1, "sheet 001 page 2"},
                                                                                       {2, "no statement 4"},
                                                                                       {3, "no group \"pabo\""},
                                                                                       {4, "other.jpg page 1"},
                                                                                       {5, "no sheet \"777\""}}) {
        EXPECT_THAT(words_of(result.unapplied[index].why), HasSubstr(words));
        EXPECT_EQ(result.unapplied[index].line, index + 2);
    }
    EXPECT_TRUE(result.readings[0].scores[1].needs_review);
}

TEST(apply, a_group_is_decided) {
    form::Session session = sample::session(3, 5);
    session.form.groups = {"vmbo", "mbo"};
    auto readings = sample::readings({{"a.jpg", "001", {4, 4, 5}}});
    readings[0].group_mark =
        record::GroupMark{.state = record::State::multiple, .group = {}, .needs_review = true, .reason = said("two"), .ink = {}};
    const Decided result = decide(readings, "001,1,group,multiple,mbo,,,,,", session);
    EXPECT_EQ(result.readings[0].group, "mbo");
    EXPECT_EQ(result.readings[0].group_mark->group, 2);
    EXPECT_FALSE(anything_waits(result.readings[0]));
}

TEST(apply, a_page_without_identity_gets_its_sheet) {
    auto readings = sample::readings({{"a.jpg", "", {4, 3, 5}}});
    readings[0].session.clear();
    readings[0].page.reset();
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
    readings[0].page.reset();
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
    EXPECT_EQ(words_of(decide(readings, ",,page,,ignore,Anna,,test,a.jpg,").readings[0].reason), "decided by Anna, test");
}

TEST(apply, a_page_without_identity_is_not_accepted_before_its_sheet_is_named) {
    auto readings = sample::readings({{"a.jpg", "", {4, 3, 5}}});
    readings[0].status = record::Status::doubt;
    const Decided result = decide(readings, ",,page,,read,,,,a.jpg,1");
    EXPECT_THAT(words_of(result.unapplied.at(0).why), HasSubstr("name its sheet"));
    EXPECT_EQ(result.readings[0].status, record::Status::doubt);
}

TEST(apply, what_is_written_on_a_back_is_left_in_or_taken_out) {
    auto readings = sample::readings({{"a.jpg", "001", {4, 3, 5}}, {"b.jpg", "", {}}});
    readings[1].status = record::Status::doubt;
    readings[1].session.clear();
    readings[1].page = 0;
    readings[1].back = true;
    const auto kept = decide(readings, ",,page,,read,Anna,,,b.jpg,1");
    EXPECT_EQ(kept.applied, 1);
    EXPECT_EQ(kept.readings[1].status, record::Status::blank) << "it is counted as nobody";
    EXPECT_EQ(words_of(kept.readings[1].reason), "decided by Anna");
    EXPECT_TRUE(kept.readings[1].back);
    EXPECT_EQ(decide(readings, ",,page,,ignore,Anna,,,b.jpg,1").readings[1].status, record::Status::foreign);
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
