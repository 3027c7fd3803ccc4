// scores.csv: what a row says and what it must never do.
#include "formradar/report/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formradar/results/results.hpp"
#include "results/sample.hpp"

namespace formradar::report {
namespace {

TEST(csv, a_row_a_sheet) {
    const form::Session session = sample::session(3, 5);
    const results::Results results = results::add_up(
        sample::readings({{"scans/b.jpg", "002", {4, -1, 0}, "mbo"}, {"scans/a, één.jpg", "001", {1, 2, 3}, "=1+1"}}), session);
    EXPECT_EQ(scores_csv(results),
              "sheet,group,s1,s2,s3,doubts,scans\r\n"
              "001,,1,2,3,0,\"scans/a, één.jpg\"\r\n"
              "002,,4,,,1,scans/b.jpg\r\n");
}

TEST(csv, the_group_is_named_where_three_rows_share_it_or_where_it_is_asked_for) {
    const form::Session session = sample::session(3, 8);
    std::vector<record::Reading> readings;
    for (std::size_t i = 0; i < 8; ++i) {
        const std::string group = i < 4 ? "mbo" : i < 7 ? "po" : "=1+1";
        readings.push_back(sample::reading({"s" + std::to_string(i), session.sheets[i].id, {1, 2, 3}, group}));
    }
    const results::Results results = results::add_up(readings, session);
    EXPECT_THAT(scores_csv(results), testing::HasSubstr("004,mbo,"));
    EXPECT_THAT(scores_csv(results), testing::HasSubstr("007,,"))
        << "its three rows go with the single one, which would be the only one unnamed";
    EXPECT_THAT(scores_csv(results), testing::HasSubstr("008,,"));
    EXPECT_THAT(scores_csv(results, true), testing::HasSubstr("007,po,"));
    EXPECT_THAT(scores_csv(results, true), testing::HasSubstr("008,'=1+1,"));
}

TEST(csv, answers_that_are_no_score_are_told_behind_the_row) {
    form::Session session = sample::session(3, 5);
    session.form.not_applicable = "weet niet";
    auto readings = sample::readings({{"a.jpg", "001", {1, 0, 3}}, {"b.jpg", "002", {4, 5, 0}}});
    for (const std::size_t i : {0U, 1U}) {
        readings[0].scores[i].state = record::State::not_applicable;
        readings[0].scores[i].score.reset();
    }
    EXPECT_EQ(scores_csv(results::add_up(readings, session)),
              "sheet,group,s1,s2,s3,doubts,scans,not_applicable\r\n"
              "001,,,,3,0,a.jpg,1 2\r\n"
              "002,,4,5,,0,b.jpg,\r\n");
}

TEST(csv, no_sheets_leave_the_header) {
    EXPECT_EQ(scores_csv(results::add_up({}, sample::session(3, 5))), "sheet,group,s1,s2,s3,doubts,scans\r\n");
}

TEST(csv, cells_are_quoted_and_never_start_a_formula) {
    EXPECT_EQ(csv_cell("plain"), "plain");
    EXPECT_EQ(csv_cell("a \"b\""), "\"a \"\"b\"\"\"");
    EXPECT_EQ(csv_cell("two\nlines"), "two\uFFFDlines");
    EXPECT_EQ(csv_cell("a;b"), "\"a;b\"");
    for (const char* formula : {"=SUM(A1)", "+1", "-1", "@x"}) {
        EXPECT_EQ(csv_cell(formula), "'" + std::string(formula));
    }
    EXPECT_EQ(csv_cell("\t=1"), "\uFFFD=1");
}

TEST(csv, no_formula_begins_where_another_reader_begins_a_cell) {
    EXPECT_EQ(csv_cell("x;=1+1;y.jpg"), "\"x;'=1+1;y.jpg\"");
    EXPECT_EQ(csv_cell("x, @sum"), "\"x, '@sum\"");
    EXPECT_EQ(csv_cell("a | -2"), "a | '-2");
    EXPECT_EQ(csv_cell("a\"=1"), "\"a\"\"'=1\"");
    EXPECT_EQ(csv_cell("a-b=c.jpg"), "a-b=c.jpg");
}

TEST(csv, what_turns_the_direction_of_writing_is_no_part_of_a_cell) {
    EXPECT_EQ(csv_cell("a\u202Egpj.exe"), "a\uFFFDgpj.exe");
    EXPECT_EQ(csv_cell("a\x9b!"), "a\uFFFD!");
}

} // namespace
} // namespace formradar::report
