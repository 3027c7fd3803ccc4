// Readings added up: what counts, what waits, and that everything found is accounted for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "formradar/results/results.hpp"
#include "formradar/results/settle.hpp"
#include "results/sample.hpp"

namespace formradar::results {
namespace {

using testing::ElementsAre;

void expect_invariants(const Results& results) {
    EXPECT_EQ(std::accumulate(results.tally.pages.begin(), results.tally.pages.end(), 0), results.tally.found);
    const int sheets = static_cast<int>(results.sheets.size());
    for (const StatementResult& statement : results.statements) {
        EXPECT_EQ(statement.scores.n + statement.empty + statement.waiting + statement.missing, sheets);
        EXPECT_EQ(std::accumulate(statement.scores.counts.begin(), statement.scores.counts.end(), 0), statement.scores.n);
    }
    int shown = results.sheets_not_shown + results.sheets_in_no_group;
    for (const GroupResult& group : results.groups) {
        shown += group.sheets;
    }
    EXPECT_EQ(shown, sheets);
}

Results add(const std::vector<record::Reading>& readings, const form::Session& session) {
    Results results = add_up(settle(readings, session).readings, session);
    expect_invariants(results);
    return results;
}

const form::Session three = sample::session(3, 5);

TEST(add_up, scores_count_empty_rows_do_not_and_doubts_wait) {
    const Results results = add(sample::readings({{"a.jpg", "001", {1, 0, 3}}, {"b.jpg", "002", {4, -1, -2}}}), three);
    EXPECT_EQ(results.statements[0].scores.counts, (Counts{1, 0, 0, 1, 0}));
    EXPECT_EQ(results.statements[1].scores.n, 0);
    EXPECT_EQ(results.statements[1].empty, 1);
    EXPECT_EQ(results.statements[1].waiting, 1);
    EXPECT_EQ(results.statements[2].scores.counts, (Counts{0, 0, 1, 0, 0})) << "the best guess of a doubt never counts";
    EXPECT_EQ(results.waiting(), 2);
    EXPECT_EQ(results.sheets[1].doubts, 2);
    EXPECT_THAT(results.sheets[1].scans, ElementsAre("b.jpg"));
    EXPECT_EQ(results.pages(record::Status::read), 2);
    EXPECT_EQ(results.tally.sheets_printed, 5);
}

TEST(add_up, a_page_in_doubt_as_a_whole_waits_in_every_statement) {
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}}});
    readings[0].status = record::Status::doubt;
    const Results results = add(readings, three);
    EXPECT_EQ(results.waiting(), 3);
    EXPECT_EQ(results.sheets[0].doubts, 3);
    EXPECT_TRUE(results.sheets[0].scans.empty());
}

TEST(add_up, duplicates_count_once_and_conflicts_not_at_all) {
    const Results results = add(
        sample::readings(
            {{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 3}}, {"c.jpg", "002", {1, 2, 3}}, {"d.jpg", "002", {5, 2, 3}}}),
        three);
    EXPECT_EQ(results.sheets.size(), 2U);
    EXPECT_EQ(results.statements[0].scores.n, 1);
    EXPECT_EQ(results.statements[0].waiting, 1);
    EXPECT_EQ(results.pages(record::Status::conflict), 2);
    EXPECT_EQ(results.pages(record::Status::duplicate), 1);
}

TEST(add_up, pages_of_nothing_are_in_the_tally_only) {
    auto readings =
        sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "", {}}, {"c.jpg", "", {}}, {"d.jpg", "", {5, 5, 5}}});
    readings[1].status = record::Status::blank;
    readings[2].status = record::Status::unreadable;
    readings[3].status = record::Status::doubt;
    readings[3].session.clear();
    const Results results = add(readings, three);
    EXPECT_EQ(results.tally.found, 4);
    EXPECT_EQ(results.sheets.size(), 1U);
    EXPECT_EQ(results.statements[0].scores.n, 1);
}

TEST(add_up, a_missing_page_is_not_an_empty_one) {
    const form::Session longer = sample::session(4, 3, 2);
    const Results results =
        add(sample::readings(
                {{"a.jpg", "001", {1, 2}, "", 1, 1}, {"b.jpg", "001", {3, 4}, "", 2, 3}, {"c.jpg", "002", {5, 5}, "", 2, 3}}),
            longer);
    EXPECT_EQ(results.statements[0].missing, 1);
    EXPECT_EQ(results.statements[3].scores.counts, (Counts{0, 0, 0, 1, 1}));
    EXPECT_THAT(results.sheets[0].scans, ElementsAre("a.jpg", "b.jpg"));
    EXPECT_EQ(results.tally.pages_missing, 1);
}

TEST(add_up, every_copy_of_a_photocopied_sheet_is_a_row) {
    form::Session session = three;
    session.photocopy = true;
    std::vector<record::Reading> readings;
    for (int i = 0; i < 12; ++i) {
        readings.push_back(sample::reading({"scan" + std::to_string(10 + i) + ".jpg", "000", {1 + i % 5, 2, 3}}));
    }
    const Results results = add(readings, session);
    ASSERT_EQ(results.sheets.size(), 12U);
    EXPECT_EQ(results.sheets[0].sheet, "000-01");
    EXPECT_EQ(results.sheets[11].sheet, "000-12");
    EXPECT_THAT(results.sheets[11].scans, ElementsAre("scan21.jpg"));
    EXPECT_EQ(results.tally.sheets_printed, std::nullopt);
}

TEST(add_up, a_preset_group_holds_without_a_mark_and_a_doubtful_mark_is_no_group) {
    form::Session session = three;
    session.form.groups = {"vmbo", "mbo"};
    session.sheets[0].group = "vmbo";
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "002", {1, 2, 3}, "mbo"}});
    readings[1].group_mark =
        record::GroupMark{.state = record::State::unclear, .group = 2, .needs_review = true, .reason = said("faint"), .ink = {}};
    const Results results = add(readings, session);
    EXPECT_EQ(results.sheets[0].group, "vmbo");
    EXPECT_EQ(results.sheets[1].group, "");
    EXPECT_EQ(results.sheets[1].doubts, 1);
}

TEST(add_up, sheets_that_could_not_be_verified_are_counted_and_said) {
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "002", {1, 2, 3}}});
    readings[1].verified = false;
    EXPECT_EQ(add(readings, three).tally.unverified, 1);
}

TEST(add_up, nothing_adds_up_to_nothing) {
    const Results results = add({}, three);
    EXPECT_TRUE(results.sheets.empty());
    EXPECT_EQ(results.statements.size(), 3U);
    EXPECT_TRUE(lowest_first(results).empty());
    EXPECT_TRUE(most_divided_first(results).empty());
}

TEST(add_up, rankings_put_the_lowest_and_the_most_divided_first) {
    const Results results =
        add(sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "002", {5, 2, 3}}, {"c.jpg", "003", {5, 3, 3}}}), three);
    EXPECT_THAT(lowest_first(results), ElementsAre(1, 2, 0));
    EXPECT_THAT(most_divided_first(results), ElementsAre(0, 1, 2));
}

} // namespace
} // namespace formradar::results
