// The same sheet twice, the same file twice, missing pages.
#include "formradar/results/settle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "results/sample.hpp"
#include "support/reasons.hpp"

namespace formradar::results {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<record::Status> statuses(const std::vector<record::Reading>& readings) {
    std::vector<record::Status> result;
    for (const record::Reading& reading : readings) {
        result.push_back(reading.status);
    }
    return result;
}

const form::Session three = sample::session(3, 5);

TEST(settle, readings_come_in_the_order_of_their_sources) {
    auto readings = sample::readings({{"b.jpg", "001", {1, 1, 1}}, {"a.pdf", "002", {1, 1, 1}}, {"a.pdf", "003", {1, 1, 1}}});
    readings[1].source.page_in_file = 10;
    readings[2].source.page_in_file = 9;
    const Settled settled = settle(readings, three);
    EXPECT_EQ(settled.readings[0].sheet, "003");
    EXPECT_EQ(settled.readings[1].sheet, "002");
    EXPECT_EQ(settled.readings[2].sheet, "001");
}

TEST(settle, the_same_sheet_with_the_same_answers_counts_once) {
    const Settled settled = settle(sample::readings({{"b.jpg", "001", {1, 2, 3}}, {"a.jpg", "001", {1, 2, 3}}}), three);
    EXPECT_THAT(statuses(settled.readings), ElementsAre(record::Status::read, record::Status::duplicate));
    EXPECT_THAT(words_of(settled.readings[1].reason), HasSubstr("as a.jpg"));
}

TEST(settle, other_answers_are_a_conflict_and_both_wait) {
    const Settled settled = settle(sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 4}}}), three);
    EXPECT_THAT(statuses(settled.readings), ElementsAre(record::Status::conflict, record::Status::conflict));
    EXPECT_THAT(words_of(settled.readings[0].reason), HasSubstr("b.jpg, where statement 3 differs"));
    EXPECT_THAT(words_of(settled.readings[1].reason), HasSubstr("a.jpg, where statement 3 differs"));
}

TEST(settle, an_empty_row_and_a_mark_are_a_conflict) {
    const Settled settled = settle(sample::readings({{"a.jpg", "001", {1, 2, 0}}, {"b.jpg", "001", {1, 2, 4}}}), three);
    EXPECT_THAT(statuses(settled.readings), ElementsAre(record::Status::conflict, record::Status::conflict));
}

TEST(settle, a_better_scan_replaces_one_that_was_unclear) {
    const Settled settled = settle(sample::readings({{"a.jpg", "001", {1, -2, 3}}, {"b.jpg", "001", {1, 2, 3}}}), three);
    EXPECT_THAT(statuses(settled.readings), ElementsAre(record::Status::duplicate, record::Status::read));
}

TEST(settle, two_marks_in_one_scan_and_one_in_the_other_are_a_conflict) {
    const Settled settled = settle(sample::readings({{"a.jpg", "001", {1, -1, 3}}, {"b.jpg", "001", {1, 2, 3}}}), three);
    EXPECT_THAT(statuses(settled.readings), ElementsAre(record::Status::conflict, record::Status::conflict));
}

TEST(settle, a_scan_in_doubt_as_a_whole_gives_way_to_one_that_was_read) {
    auto readings = sample::readings({{"a.jpg", "001", {5, 5, 5}}, {"b.jpg", "001", {1, 2, 3}}});
    readings[0].status = record::Status::doubt;
    readings[0].reason = said("bent");
    const Settled settled = settle(readings, three);
    EXPECT_THAT(statuses(settled.readings), ElementsAre(record::Status::duplicate, record::Status::read));
    EXPECT_THAT(words_of(settled.readings[0].reason), HasSubstr("by itself in doubt: bent"));
    EXPECT_EQ(words_of(settled.readings[0].own_doubt), "bent");
    EXPECT_EQ(settle(settled.readings, three).readings, settled.readings);
}

TEST(settle, a_duplicate_that_somebody_decided_is_no_longer_in_doubt_by_itself) {
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 3}}});
    readings[0].status = record::Status::doubt;
    readings[0].reason = said("bent");
    readings = settle(readings, three).readings;
    readings[0].status = record::Status::read;
    EXPECT_TRUE(settle(readings, three).readings[0].own_doubt.empty());
}

TEST(settle, two_scans_in_doubt_as_a_whole_both_wait) {
    auto readings = sample::readings({{"a.jpg", "001", {5, 5, 5}}, {"b.jpg", "001", {1, 2, 3}}});
    readings[0].status = readings[1].status = record::Status::doubt;
    EXPECT_THAT(statuses(settle(readings, three).readings), ElementsAre(record::Status::doubt, record::Status::doubt));
}

TEST(settle, other_groups_are_a_conflict) {
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}, "mbo"}, {"b.jpg", "001", {1, 2, 3}, "vmbo"}});
    for (record::Reading& reading : readings) {
        reading.group_mark = record::GroupMark{.state = record::State::marked, .group = 1, .reason = {}, .ink = {}};
    }
    EXPECT_THAT(statuses(settle(readings, three).readings), ElementsAre(record::Status::conflict, record::Status::conflict));
}

TEST(settle, three_scans_of_which_one_differs_all_wait) {
    const Settled settled =
        settle(sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 3}}, {"c.jpg", "001", {1, 1, 3}}}), three);
    EXPECT_THAT(statuses(settled.readings),
                ElementsAre(record::Status::conflict, record::Status::conflict, record::Status::conflict));
}

TEST(settle, copies_of_one_sheet_each_count_unless_the_file_is_the_same) {
    form::Session session = three;
    session.photocopy = true;
    auto readings = sample::readings({{"a.jpg", "000", {1, 2, 3}}, {"b.jpg", "000", {1, 2, 3}}, {"c.jpg", "000", {5, 5, 5}}});
    EXPECT_THAT(statuses(settle(readings, session).readings),
                ElementsAre(record::Status::read, record::Status::read, record::Status::read));
    readings[2] = readings[0];
    readings[2].source.path = "copy of a.jpg";
    const Settled settled = settle(readings, session);
    EXPECT_THAT(statuses(settled.readings), ElementsAre(record::Status::read, record::Status::read, record::Status::duplicate));
    EXPECT_THAT(words_of(settled.readings[2].reason), HasSubstr("the same file content as a.jpg"));
}

TEST(settle, missing_pages_of_a_longer_form_are_named) {
    const form::Session longer = sample::session(6, 3, 2);
    const Settled settled =
        settle(sample::readings(
                   {{"a.jpg", "001", {1, 2}, "", 1, 1}, {"b.jpg", "001", {1, 2}, "", 3, 5}, {"c.jpg", "002", {1, 2}, "", 2, 3}}),
               longer);
    EXPECT_THAT(settled.missing, ElementsAre(MissingPage{"001", 2}, MissingPage{"002", 1}, MissingPage{"002", 3}));
}

TEST(settle, settling_again_changes_nothing) {
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}},
                                      {"b.jpg", "001", {1, 2, 3}},
                                      {"c.jpg", "002", {1, -1, 3}},
                                      {"d.jpg", "002", {1, 4, 3}},
                                      {"e.jpg", "003", {-2, 2, 3}},
                                      {"f.jpg", "003", {1, 2, 3}},
                                      {"g.jpg", "", {1, 2, 3}}});
    readings[6].status = record::Status::doubt;
    readings.push_back(readings[6]);
    readings.back().source.path = "h.jpg";
    const Settled once = settle(readings, three);
    const Settled twice = settle(once.readings, three);
    EXPECT_EQ(once.readings, twice.readings);
    EXPECT_EQ(once.readings[7].status, record::Status::duplicate);
}

TEST(settle, other_sessions_and_other_papers_keep_their_status) {
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 4}}, {"c.jpg", "", {}}});
    readings[0].session = "OTHER1";
    readings[2].status = record::Status::blank;
    EXPECT_THAT(statuses(settle(readings, three).readings),
                ElementsAre(record::Status::read, record::Status::read, record::Status::blank));
}

std::vector<record::Reading> with_unmarked(std::vector<record::Reading> readings, std::initializer_list<std::size_t> which) {
    for (const auto i : which) {
        readings[i].unmarked = true;
        readings[i].status = record::Status::unused;
    }
    return readings;
}

TEST(settle, a_sheet_without_a_mark_stays_unused) {
    const auto readings = with_unmarked(sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "002", {0, 0, 0}}}), {1});
    const Settled settled = settle(readings, three);
    EXPECT_THAT(statuses(settled.readings), ElementsAre(record::Status::read, record::Status::unused));
    EXPECT_EQ(settle(settled.readings, three).readings, settled.readings);
}

TEST(settle, pages_without_a_known_sheet_are_no_sheet_together) {
    auto readings = sample::readings({{"a.jpg", "001", {}}, {"b.jpg", "001", {1, 2, 3}}});
    readings[0].status = record::Status::unused;
    readings[0].unmarked = true;
    readings[0].sheet = readings[1].sheet = "";
    EXPECT_THAT(statuses(settle(readings, three).readings), ElementsAre(record::Status::unused, record::Status::read));
}

TEST(settle, an_empty_copy_loses_to_a_filled_one_whichever_comes_first) {
    for (const std::size_t empty : {0U, 1U}) {
        auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 3}}});
        readings[empty].scores = sample::readings({{"a.jpg", "001", {0, 0, 0}}}).front().scores;
        const Settled settled = settle(with_unmarked(readings, {empty}), three);
        EXPECT_EQ(settled.readings[empty].status, record::Status::duplicate);
        EXPECT_THAT(words_of(settled.readings[empty].reason), HasSubstr("an empty copy"));
        EXPECT_EQ(settled.readings[1 - empty].status, record::Status::read);
        EXPECT_EQ(settle(settled.readings, three).readings, settled.readings);
    }
}

TEST(settle, an_empty_copy_does_not_stand_in_for_a_scan_in_doubt) {
    auto readings = sample::readings({{"a.jpg", "001", {0, 0, 0}}, {"b.jpg", "001", {1, 2, 3}}});
    readings[1].status = record::Status::doubt;
    const Settled settled = settle(with_unmarked(readings, {0}), three);
    EXPECT_THAT(statuses(settled.readings), ElementsAre(record::Status::duplicate, record::Status::doubt));
}

TEST(settle, two_empty_copies_are_one_unused_sheet) {
    const auto readings = with_unmarked(sample::readings({{"a.jpg", "001", {0, 0, 0}}, {"forms.pdf", "001", {0, 0, 0}}}), {0, 1});
    EXPECT_THAT(statuses(settle(readings, three).readings), ElementsAre(record::Status::unused, record::Status::duplicate));
}

} // namespace
} // namespace formradar::results
