// Sheets that were copied or printed twice, and filled in by several people.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "formradar/core/causes.hpp"
#include "formradar/results/apply.hpp"
#include "formradar/results/results.hpp"
#include "formradar/results/settle.hpp"
#include "results/sample.hpp"
#include "support/reasons.hpp"

namespace formradar::results {
namespace {

using record::Reading;
using record::Status;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Reading> settled(std::vector<Reading> readings, const std::string& rows, const form::Session& session) {
    const auto decisions = record::parse_decisions(std::string(record::decisions_header) + "\n" + rows);
    EXPECT_TRUE(decisions.mistakes.empty()) << words_of(decisions.mistakes.front().why);
    auto decided = apply_decisions(std::move(readings), decisions.rows, session);
    EXPECT_TRUE(decided.unapplied.empty()) << words_of(decided.unapplied.front().why);
    return settle(std::move(decided.readings), session).readings;
}

std::vector<std::string> sheets_of(const std::vector<Reading>& readings, const form::Session& session) {
    std::vector<std::string> names;
    for (const auto& sheet : add_up(readings, session).sheets) {
        names.push_back(sheet.sheet);
    }
    return names;
}

int scored(const std::vector<Reading>& readings, const form::Session& session, std::size_t statement) {
    return add_up(readings, session).statements.at(statement).scores.n;
}

const form::Session one_page = sample::session(6, 9);

TEST(copies, answers_that_differ_all_over_look_like_copies) {
    const auto result = settle(sample::readings({{"a.jpg", "001", {1, 2, 3, 4, 5, 1}},
                                                 {"b.jpg", "001", {5, 2, 1, 2, 3, 3}},
                                                 {"c.jpg", "002", {1, 2, 3, 4, 5, 1}},
                                                 {"d.jpg", "002", {1, 2, 3, 4, 5, 2}}}),
                               one_page);
    EXPECT_THAT(result.copied, ElementsAre("001")) << "002 was corrected between two scans";
}

// Two scans with the same answers; the marks of the second `right` mm from those of the first, in so many rows.
std::vector<Reading> alike(int rows, double right) {
    auto readings = sample::readings({{"a.jpg", "001", {4, 4, 4, 4, 4, 4}}, {"b.jpg", "001", {4, 4, 4, 4, 4, 4}}});
    for (auto& reading : readings) {
        for (auto& score : reading.scores) {
            score.mark = Rect<Mm>{1.2, 0.8, 4.5, 5};
        }
    }
    for (int row = 0; row < rows; ++row) {
        auto& mark = *readings[1].scores[static_cast<std::size_t>(row)].mark;
        mark = mark.moved({right, 0});
    }
    return readings;
}

TEST(copies, the_same_answers_with_marks_at_other_places_may_be_somebody_elses) {
    const auto result = settle(alike(5, 2), one_page);
    EXPECT_THAT(result.copied, ElementsAre("001"));
    EXPECT_EQ(result.readings[1].status, Status::duplicate) << "they agree: there is nothing to choose";
    EXPECT_THAT(words_of(result.readings[1].reason), testing::HasSubstr("a copy that somebody else filled in"));
    EXPECT_EQ(settle(result.readings, one_page).readings, result.readings) << "settling again changes nothing";
    for (const std::string row : {"001,,page,,both,Anna,,,,\n", "*,,page,,both,Anna,,,,\n"}) {
        const auto decided = settled(alike(5, 2), row, one_page);
        EXPECT_THAT(sheets_of(decided, one_page), ElementsAre("001.1", "001.2")) << row;
    }
}

TEST(copies, a_paper_that_was_scanned_again_is_one_person) {
    for (const auto& readings : {alike(0, 0), alike(6, 0.6), alike(1, 4)}) { // as scanners move marks; one of them made larger
        const auto result = settle(readings, one_page);
        EXPECT_THAT(result.copied, IsEmpty());
        EXPECT_EQ(result.readings[1].status, Status::duplicate) << words_of(result.readings[1].reason);
    }
}

TEST(copies, one_picture_shows_no_paper_twice) {
    for (const double right : {0.0, 5.0}) { // also where the marks are at the same places
        auto readings = alike(6, right);
        readings[0].source.path = readings[1].source.path;
        readings[1].source.sheet_in_picture = 2;
        const auto result = settle(readings, one_page);
        EXPECT_EQ(result.readings[0].status, Status::conflict);
        EXPECT_EQ(words_of(result.readings[1].reason),
                  "sheet 001 page 1 is twice in b.jpg: one of the two papers is a copy, or both are");
        EXPECT_THAT(result.copied, ElementsAre("001"));
        auto again = readings; // which is one of the two, or a third
        again.push_back(readings[0]);
        again[2].source = {"c.jpg", 1, "", 1};
        EXPECT_EQ(settle(again, one_page).readings[2].reason, result.readings[0].reason) << "said of the picture that shows two";
        for (const auto* row : {"001,,page,,both,,,,,\n", "*,,page,,both,,,,,\n"}) {
            EXPECT_THAT(sheets_of(settled(readings, row, one_page), one_page), ElementsAre("001.1", "001.2")) << row;
        }
    }
    auto pages = alike(6, 0);
    pages[1].source.page_in_file = 2; // of a file with two pictures
    pages[0].source.path = pages[1].source.path;
    EXPECT_EQ(settle(pages, one_page).readings[1].status, Status::duplicate);
}

TEST(copies, without_the_places_of_marks_answers_speak_alone) { // as version 0.1 wrote them
    auto readings = alike(6, 3);
    for (auto& score : readings[0].scores) {
        score.mark.reset();
    }
    EXPECT_EQ(settle(readings, one_page).readings[1].status, Status::duplicate);
}

TEST(copies, rows_that_wait_say_nothing_of_the_hand) {
    auto readings = alike(6, 3);
    for (std::size_t row = 0; row < 5; ++row) {
        readings[1].scores[row].needs_review = true;
    }
    EXPECT_NE(settle(readings, one_page).readings[1].status, Status::conflict);
}

// What a poor photo does not show is not said to be the same.
TEST(copies, of_which_answers_are_not_seen_are_not_said_to_be_the_same) {
    for (const int unseen : {1, 4, 6}) {
        auto readings = alike(0, 0);
        for (int row = 0; row < unseen; ++row) {
            readings[1].scores[static_cast<std::size_t>(row)].needs_review = true;
        }
        const auto result = settle(readings, one_page);
        EXPECT_EQ(result.readings[1].status, Status::duplicate);
        EXPECT_EQ(result.readings[1].reason.cause, Cause::same_page_unclear) << unseen;
        EXPECT_THAT(words_of(result.readings[1].reason), testing::HasSubstr("of " + std::to_string(unseen) + " of"));
    }
    EXPECT_EQ(settle(alike(0, 0), one_page).readings[1].reason.cause, Cause::same_page);
}

// One line for a whole stack was not meant for a paper that is there twice.
TEST(copies, that_a_whole_stacks_decision_counts_for_their_marks_alone_are_named) {
    const auto decided = [](std::vector<Reading> readings, const std::string& row) {
        return settle(settled(std::move(readings), row, one_page), one_page).alike;
    };
    EXPECT_THAT(decided(alike(5, 2), "*,,page,,both,Anna,,,,\n"), ElementsAre("001"));
    EXPECT_THAT(decided(alike(5, 2), "001,,page,,both,Anna,,,,\n"), IsEmpty()) << "somebody named it";
    EXPECT_THAT(decided(alike(0, 0), "*,,page,,both,Anna,,,,\n"), IsEmpty()) << "counted once";
    const auto differing = sample::readings({{"a.jpg", "001", {1, 2, 3, 4, 5, 1}}, {"b.jpg", "001", {5, 2, 1, 2, 3, 3}}});
    EXPECT_THAT(decided(differing, "*,,page,,both,Anna,,,,\n"), IsEmpty()) << "two people's answers";
}

TEST(copies, each_counts_when_a_person_says_so) {
    const auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3, 4, 5, 1}}, {"b.jpg", "001", {5, 2, 1, 2, 3, 3}}});
    const auto result = settled(readings, "001,,page,,both,Anna,,,,\n", one_page);
    EXPECT_THAT(sheets_of(result, one_page), ElementsAre("001.1", "001.2"));
    EXPECT_EQ(scored(result, one_page, 0), 2);
    EXPECT_EQ(settle(result, one_page).readings, result) << "settling again changes nothing";
}

TEST(copies, a_row_with_a_source_says_it_of_the_sheet_that_scan_is_of) {
    const auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3, 4, 5, 1}}, {"b.jpg", "001", {5, 2, 1, 2, 3, 3}}});
    EXPECT_THAT(sheets_of(settled(readings, "001,1,page,conflict,both,,,,b.jpg,1\n", one_page), one_page),
                ElementsAre("001.1", "001.2"));
}

TEST(copies, a_whole_stack_in_one_line) {
    const auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3, 4, 5, 1}},
                                            {"b.jpg", "001", {5, 2, 1, 2, 3, 3}},
                                            {"c.jpg", "002", {1, 1, 1, 1, 1, 1}},
                                            {"d.jpg", "002", {5, 5, 5, 5, 5, 5}},
                                            {"e.jpg", "002", {1, 1, 1, 1, 1, 1}},
                                            {"f.jpg", "003", {1, 2, 3, 4, 5, 1}},
                                            {"g.jpg", "003", {1, 2, 3, 4, 5, 2}},
                                            {"h.jpg", "004", {1, 2, 3, 4, 5, 2}}});
    for (const auto* every : {"*", "all", "alle"}) {
        const auto result = settled(readings, std::string(every) + ",,page,,both,,,,,\n", one_page);
        EXPECT_THAT(sheets_of(result, one_page), ElementsAre("001.1", "001.2", "002.1", "002.2", "003", "004"));
        EXPECT_EQ(result[4].status, Status::duplicate) << "scanned twice: one person";
        EXPECT_EQ(result[5].status, Status::conflict) << "one answer was corrected: that is no copy";
    }
}

TEST(copies, scans_in_doubt_stay_in_doubt) {
    auto readings =
        sample::readings({{"a.jpg", "001", {1, 2, 3, 4, 5, 1}}, {"b.jpg", "001", {5, 2, 1, 2, 3, 3}}, {"c.jpg", "001", {}}});
    readings[2].status = Status::doubt;
    const auto result = settled(readings, "001,,page,,both,,,,,\n", one_page);
    EXPECT_EQ(result[2].status, Status::doubt);
    EXPECT_EQ(scored(result, one_page, 0), 2);
}

TEST(copies, the_same_file_twice_is_one_person) {
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3, 4, 5, 1}}, {"b.jpg", "001", {1, 2, 3, 4, 5, 1}}});
    readings[1].source.sha256 = readings[0].source.sha256;
    EXPECT_THAT(sheets_of(settled(readings, "001,,page,,both,,,,,\n", one_page), one_page), ElementsAre("001"));
}

// Two copies of sheet 001 of a form with two pages, in the order in which they were scanned.
std::vector<Reading> two_pages(const std::vector<int>& order) {
    std::vector<Reading> readings;
    std::map<int, int> seen;
    int number = 0;
    for (const int page : order) {
        ++number;
        const std::vector<int> answers(3, ++seen[page] == 1 ? 1 : 5);
        readings.push_back(sample::reading({std::to_string(number) + ".jpg", "001", answers, "", page, page == 1 ? 1 : 4}));
    }
    return readings;
}

TEST(copies, pages_that_follow_each_other_are_of_one_copy) {
    const auto session = sample::session(6, 9, 3);
    const auto result = settled(two_pages({1, 2, 1, 2}), "001,,page,,both,,,,,\n", session);
    EXPECT_THAT(sheets_of(result, session), ElementsAre("001.1", "001.2"));
    EXPECT_EQ(result[1].copy, 1);
    EXPECT_EQ(result[2].copy, 2);
    EXPECT_THAT(settle(result, session).missing, IsEmpty());
}

TEST(copies, where_the_order_does_not_say_it_a_person_does) {
    const auto session = sample::session(6, 9, 3);
    const auto open = settled(two_pages({1, 1, 2, 2}), "001,,page,,both,,,,,\n", session);
    EXPECT_EQ(open[0].status, Status::conflict) << "nobody knows which pages belong together";
    const auto told = settled(two_pages({1, 1, 2, 2}),
                              "001,1,page,,copy 1,,,,1.jpg,1\n001,1,page,,copy 2,,,,2.jpg,1\n"
                              "001,2,page,,copy 1,,,,4.jpg,1\n001,2,page,,kopie 2,,,,3.jpg,1\n",
                              session);
    EXPECT_THAT(sheets_of(told, session), ElementsAre("001.1", "001.2"));
    EXPECT_EQ(add_up(told, session).sheets[0].scans, (std::vector<std::string>{"1.jpg", "4.jpg"}));
}

} // namespace
} // namespace formradar::results
