// Whose page it is: nobody is counted twice, left out or given another's answers without a word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
using testing::HasSubstr;
using testing::IsEmpty;

const form::Session three = sample::session(3, 5);

Decided decide(std::vector<Reading> readings, const std::string& rows, const form::Session& session = three) {
    const auto decisions = record::parse_decisions(std::string(record::decisions_header) + "\n" + rows);
    EXPECT_TRUE(decisions.mistakes.empty()) << words_of(decisions.mistakes.front().why);
    return apply_decisions(std::move(readings), decisions.rows, session);
}

std::vector<Reading> settled(std::vector<Reading> readings, const std::string& rows, const form::Session& session = three) {
    auto decided = decide(std::move(readings), rows, session);
    EXPECT_TRUE(decided.unapplied.empty()) << words_of(decided.unapplied.front().why);
    auto once = settle(std::move(decided.readings), session).readings;
    EXPECT_EQ(settle(once, session).readings, once) << "settling again changes nothing";
    return once;
}

std::vector<std::string> sheets_of(const std::vector<Reading>& readings, const form::Session& session = three) {
    std::vector<std::string> names;
    for (const auto& sheet : add_up(readings, session).sheets) {
        names.push_back(sheet.sheet);
    }
    return names;
}

Reading lost(Reading reading) {
    reading.sheet.clear();
    reading.verified = false;
    reading.status = Status::doubt;
    reading.reason = {Cause::code_lost};
    return reading;
}

// --- copies ---

TEST(identity, an_empty_copy_is_nobody_where_copies_count) {
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {5, 4, 1}}, {"forms.pdf", "001", {0, 0, 0}}});
    readings[2].unmarked = true;
    readings[2].status = Status::unused;
    const auto result = settled(readings, "001,,page,,both,,,,,\n");
    EXPECT_EQ(result[2].status, Status::unused);
    EXPECT_THAT(sheets_of(result), ElementsAre("001.1", "001.2"));
    auto left_over = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "002", {0, 0, 0}}});
    left_over[1].unmarked = true;
    left_over[1].status = Status::unused;
    EXPECT_THAT(sheets_of(settled(left_over, "*,,page,,both,,,,,\n")), ElementsAre("001"));
    EXPECT_THAT(sheets_of(settled(left_over, "002,1,page,,read,,,,,\n")), ElementsAre("001", "002")) << "somebody says so";
}

// A form of two pages; sheet 001 copied, its pages in this order: "1a" is the first page of person a.
std::vector<Reading> pages(const std::vector<std::string>& order) {
    std::vector<Reading> readings;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const int page = order[i][0] - '0', score = order[i][1] - 'a' + 1;
        const std::vector<int> answers(3, score);
        readings.push_back(sample::reading({std::to_string(i + 1) + ".jpg", "001", answers, "", page, page == 1 ? 1 : 4}));
    }
    return readings;
}

TEST(identity, pages_that_are_left_out_still_part_what_is_before_from_what_is_behind) {
    const auto session = sample::session(6, 5, 3);
    const auto result = settled(pages({"1a", "2a", "1b", "2b", "1c", "2c"}),
                                "001,,page,,both,,,,,\n001,2,page,,ignore,,,,2.jpg,1\n001,1,page,,ignore,,,,3.jpg,1\n", session);
    const auto results = add_up(result, session);
    EXPECT_THAT(sheets_of(result, session), ElementsAre("001.1", "001.2", "001.3"));
    EXPECT_THAT(results.sheets[0].scans, ElementsAre("1.jpg")) << "not with 4.jpg, which is another person's second page";
    EXPECT_THAT(settle(result, session).missing, ElementsAre(MissingPage{"001.1", 2}, MissingPage{"001.2", 1}));
}

TEST(identity, pages_in_doubt_are_of_the_copy_that_they_came_with) {
    const auto session = sample::session(6, 5, 3);
    auto readings = pages({"1a", "2a", "1b", "2b", "1c", "2c"});
    readings[1].status = readings[2].status = Status::doubt;
    const auto result = settled(readings, "001,,page,,both,,,,,\n", session);
    EXPECT_THAT(sheets_of(result, session), ElementsAre("001.1", "001.2", "001.3"));
    EXPECT_EQ(result[1].copy, 1);
    EXPECT_EQ(result[2].copy, 2);
    EXPECT_EQ(result[3].copy, 2);
}

TEST(identity, a_page_that_is_there_twice_and_left_out_once_is_no_copy) {
    const auto session = sample::session(6, 5, 3);
    const std::string both = "001,,page,,both,,,,,\n", left_out = "001,,page,,ignore,,,,";
    const auto first = settled(pages({"1a", "1a", "2a", "1b", "2b"}), both + left_out + "2.jpg,1\n", session);
    const auto second = settled(pages({"1a", "2a", "2b", "1b", "2b"}), both + left_out + "3.jpg,1\n", session);
    const auto before = settled(pages({"1a", "1a", "2a", "1b", "2b"}), both + left_out + "1.jpg,1\n", session);
    for (const auto& result : {first, second, before}) {
        EXPECT_THAT(sheets_of(result, session), ElementsAre("001.1", "001.2"));
        EXPECT_THAT(settle(result, session).missing, IsEmpty());
    }
}

TEST(identity, a_scan_that_came_for_itself_and_is_left_out_parts_no_copies) {
    const auto session = sample::session(6, 5, 3);
    const std::string both = "001,,page,,both,,,,,\n", left_out = "001,,page,,ignore,,,,";
    const auto last = settled(pages({"1a", "2a", "1b", "2b", "1a"}), both + left_out + "5.jpg,1\n", session);
    const auto first = settled(pages({"2a", "1a", "2a", "1b", "2b"}), both + left_out + "1.jpg,1\n", session);
    for (const auto& result : {last, first}) {
        EXPECT_THAT(sheets_of(result, session), ElementsAre("001.1", "001.2"));
    }
}

TEST(identity, what_is_said_of_a_sheet_that_was_copied_is_said_of_nobody) {
    const auto readings = sample::readings({{"a.jpg", "001", {1, 2, -1}}, {"b.jpg", "001", {5, 4, -1}}});
    for (const auto* copied : {"001,,page,,both,,,,,\n", "*,,page,,both,,,,,\n", "001,,page,,copy 2,,,,b.jpg,1\n"}) {
        const auto result = decide(readings, std::string("001,1,3,,4,,,,,\n") + copied);
        ASSERT_EQ(result.unapplied.size(), 1U) << copied;
        EXPECT_THAT(words_of(result.unapplied[0].why), HasSubstr("write the source"));
        EXPECT_TRUE(result.readings[0].scores[2].needs_review);
        const auto named = decide(readings, std::string("001,1,3,,4,,,,b.jpg,1\n") + copied);
        EXPECT_TRUE(named.unapplied.empty());
        EXPECT_EQ(named.readings[1].scores[2].score, 4);
        EXPECT_TRUE(named.readings[0].scores[2].needs_review);
    }
    const auto alike = sample::readings({{"a.jpg", "001", {1, 2, -1}}, {"b.jpg", "001", {1, 2, -1}}});
    EXPECT_TRUE(decide(alike, "001,1,3,,4,,,,,\n*,,page,,both,,,,,\n").unapplied.empty()) << "scanned twice";
}

// --- files ---

TEST(identity, another_paper_in_the_file_of_a_lost_sheet_keeps_its_own_name) {
    const std::string rows = ",,sheet,,001-1,,,,a.jpg,1\n,,page,,read,,,,a.jpg,1\n,,3,,4,,,,a.jpg,1\n";
    const auto page = sample::reading({"a.jpg", "", {1, 2, -1}});
    const auto then = decide({lost(page)}, rows);
    EXPECT_TRUE(then.unapplied.empty());
    EXPECT_EQ(then.readings[0].sheet, "001");
    EXPECT_EQ(then.readings[0].scores[2].score, 4);
    for (const auto& left : {std::string(), std::string(",,page,,ignore,,,,a.jpg,1\n")}) {
        for (const auto status : {Status::read, Status::doubt}) {
            auto other = sample::reading({"a.jpg", "002", {1, 2, -1}});
            other.status = status;
            const auto now = decide({other}, left.empty() ? rows : ",,sheet,,001-1,,,,a.jpg,1\n" + left);
            EXPECT_EQ(now.unapplied.size(), left.empty() ? 3U : 2U);
            EXPECT_THAT(words_of(now.unapplied[0].why), HasSubstr("is of sheet 002 page 1, not of sheet 001 page 1"));
            EXPECT_EQ(now.readings[0], other);
        }
    }
}

TEST(identity, who_named_a_sheet_may_name_it_otherwise) {
    const auto first = decide({lost(sample::reading({"a.jpg", "", {1, 2, 3}}))}, ",,sheet,,001-1,,,,a.jpg,1\n");
    EXPECT_EQ(decide(first.readings, ",,sheet,,002-1,,,,a.jpg,1\n").readings[0].sheet, "002");
}

TEST(identity, a_sheet_that_is_left_out_by_its_file_alone_is_named) {
    const auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}}});
    const auto by_file = decide(readings, ",,page,,ignore,,,,a.jpg,1\n");
    EXPECT_EQ(by_file.readings[0].status, Status::foreign);
    ASSERT_EQ(by_file.notes.size(), 1U);
    EXPECT_THAT(words_of(by_file.notes[0].why), HasSubstr("without doubt in a.jpg page 1"));
    EXPECT_TRUE(decide(readings, "001,1,page,,ignore,,,,a.jpg,1\n").notes.empty());
}

TEST(identity, a_row_about_one_page_of_a_file_says_which) {
    auto readings = sample::readings({{"all.pdf", "001", {1, 2, 3}}, {"all.pdf", "002", {5, 4, 1}}});
    readings[1].source.page_in_file = 2;
    for (const auto* row : {",,3,,4,,,,all.pdf,\n", ",,page,,read,,,,all.pdf,\n", ",,page,,copy 2,,,,all.pdf,\n"}) {
        const auto open = decide(readings, row);
        ASSERT_EQ(open.unapplied.size(), 1U) << row;
        EXPECT_THAT(words_of(open.unapplied[0].why), HasSubstr("all.pdf shows several pages"));
        EXPECT_EQ(open.readings, readings);
    }
    EXPECT_EQ(decide(readings, ",,3,,4,,,,all.pdf,2\n").readings[1].scores[2].score, 4);
    EXPECT_EQ(decide(readings, "002,,3,,4,,,,all.pdf,\n").readings[1].scores[2].score, 4) << "its sheet says it";
    const auto whole = decide(readings, ",,page,,ignore,,,,all.pdf,\n");
    EXPECT_EQ(whole.readings[0].status, Status::foreign);
    EXPECT_EQ(whole.readings[1].status, Status::foreign);
}

TEST(identity, a_row_about_one_sheet_of_a_picture_says_which) {
    auto readings = sample::readings({{"a.jpg", "", {1, 2, 3}}, {"a.jpg", "", {5, 4, 1}}});
    readings = {lost(readings[0]), lost(readings[1])};
    readings[1].source.sheet_in_picture = 2;
    for (const auto* row : {",,3,,4,,,,a.jpg,1\n", ",,sheet,,001-1,,,,a.jpg,1\n", ",,page,,ignore,,,,a.jpg,1\n"}) {
        EXPECT_EQ(decide(readings, row).unapplied.size(), 1U) << row;
        EXPECT_EQ(decide(readings, row).readings, readings) << row;
    }
    const auto named = decide(readings, ",,sheet,,001-1,,,,a.jpg,1#1\n,,sheet,,002-1,,,,a.jpg,1#2\n");
    EXPECT_TRUE(named.unapplied.empty());
    EXPECT_THAT(sheets_of(named.readings), ElementsAre("001", "002"));
}

TEST(identity, a_row_about_one_of_two_sheets_of_one_name_says_which) {
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"a.jpg", "001", {5, 4, 1}}});
    readings[1].source.sheet_in_picture = 2;
    for (const auto* row : {"001,1,3,,4,,,,a.jpg,1\n", "001,1,3,,4,,,,a.jpg,\n", "001,1,page,,ignore,,,,a.jpg,1\n"}) {
        const auto open = decide(readings, row);
        ASSERT_EQ(open.unapplied.size(), 1U) << row;
        EXPECT_THAT(words_of(open.unapplied[0].why), HasSubstr("1#2 for the second sheet"));
        EXPECT_EQ(open.readings, readings) << row;
    }
    const auto named = decide(readings, "001,1,3,,4,,,,a.jpg,1#1\n");
    EXPECT_TRUE(named.unapplied.empty());
    EXPECT_EQ(named.readings[0].scores[2].score, 4);
    EXPECT_EQ(named.readings[1], readings[1]);
    readings[1].page = 2; // a spread
    EXPECT_TRUE(decide(readings, "001,1,3,,4,,,,a.jpg,1\n").unapplied.empty());
}

TEST(identity, a_row_about_a_sheet_does_not_mean_an_unknown_one_beside_it) {
    auto readings = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"a.jpg", "", {5, 4, 1}}});
    readings[1] = lost(readings[1]);
    readings[1].source.sheet_in_picture = 2;
    const auto one = decide(readings, "001,1,3,,4,,,,a.jpg,1\n");
    EXPECT_TRUE(one.unapplied.empty());
    EXPECT_EQ(one.readings[0].scores[2].score, 4);
    EXPECT_EQ(one.readings[1], readings[1]);
}

TEST(identity, what_was_decided_of_a_file_holds_where_its_bytes_are_there_under_another_name) {
    auto readings = sample::readings({{"b (1).jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 3}}});
    readings[0].source.sha256 = readings[1].source.sha256;
    const auto corrected = settled(readings, "001,1,3,,5,,,,b.jpg,1\n");
    EXPECT_EQ(corrected[0].status, Status::duplicate);
    EXPECT_EQ(corrected[1].status, Status::read);
    EXPECT_EQ(add_up(corrected, three).sheets[0].cells[2].score, 5);
    const auto differing = settled(readings, "001,1,3,,5,,,,b.jpg,1\n001,1,3,,4,,,,b (1).jpg,1\n");
    EXPECT_EQ(differing[0].status, Status::conflict);
    EXPECT_EQ(differing[1].status, Status::conflict);
    readings = {lost(readings[0]), lost(readings[1])};
    EXPECT_THAT(sheets_of(settled(readings, ",,sheet,,002-1,,,,b.jpg,1\n")), ElementsAre("002"));
}

// --- a page that a person named ---

TEST(identity, statements_read_as_those_of_another_page_are_asked) {
    const auto session = sample::session(6, 5, 3);
    const auto page = lost(sample::reading({"a.jpg", "", {1, 2, 3}})); // the pages of the form look alike
    const auto named = decide({page}, ",,sheet,,001-2,,,,a.jpg,1\n", session);
    ASSERT_EQ(named.readings[0].scores.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(named.readings[0].scores[i].statement, static_cast<int>(i) + 4);
        EXPECT_TRUE(named.readings[0].scores[i].needs_review);
    }
    EXPECT_EQ(decide({page}, ",,sheet,,001-1,,,,a.jpg,1\n", session).readings[0].scores, page.scores);
}

TEST(identity, the_group_that_is_marked_on_a_sheet_without_a_code_counts) {
    auto session = three;
    session.form.groups = {"vmbo", "mbo"};
    session.sheets[1].group = "vmbo";
    auto page = lost(sample::reading({"a.jpg", "", {1, 2, 3}}));
    page.group_mark = record::GroupMark{.state = record::State::marked, .group = 2, .reason = {}, .ink = {}};
    EXPECT_EQ(decide({page}, ",,sheet,,001-1,,,,a.jpg,1\n", session).readings[0].group, "mbo");
    page.group_mark.reset();
    EXPECT_EQ(decide({page}, ",,sheet,,002-1,,,,a.jpg,1\n", session).readings[0].group, "vmbo");
    auto wrongly = decide({page}, ",,sheet,,002-1,,,,a.jpg,1\n", session).readings;
    EXPECT_EQ(decide(wrongly, ",,sheet,,003-1,,,,a.jpg,1\n", session).readings[0].group, "") << "002's is not 003's";
}

// --- photocopies ---

// Photocopies with the same answers; the marks of the second `right` mm from those of the first.
std::vector<Reading> photocopies(double right) {
    auto readings = sample::readings({{"a.jpg", "000", {4, 4, 2}}, {"b.jpg", "000", {4, 4, 2}}, {"c.jpg", "000", {4, 4, 1}}});
    for (auto& reading : readings) {
        for (auto& score : reading.scores) {
            score.mark = Rect<Mm>{1.2, 0.8, 4.5, 5};
        }
    }
    for (auto& score : readings[1].scores) {
        score.mark = score.mark->moved({right, 0});
    }
    return readings;
}

form::Session photocopied() {
    auto session = three;
    session.photocopy = true;
    session.sheets = {{"000", ""}};
    return session;
}

TEST(identity, a_photocopy_that_is_scanned_twice_waits) {
    const auto session = photocopied();
    const auto open = settled(photocopies(0.6), "", session);
    EXPECT_EQ(open[0].status, Status::read);
    EXPECT_EQ(open[1].status, Status::doubt);
    EXPECT_THAT(words_of(open[1].reason), HasSubstr("like a.jpg scanned once more"));
    EXPECT_EQ(open[2].status, Status::read) << "other answers";
    EXPECT_EQ(settled(photocopies(3), "", session)[1].status, Status::read) << "another hand";
}

TEST(identity, a_person_says_whether_a_photocopy_is_another_ones) {
    const auto session = photocopied();
    auto readings = photocopies(0.6);
    readings[1].scores[2].needs_review = true;
    for (const auto* row : {"000,1,page,,read,,,,b.jpg,1\n", ",,page,,both,,,,b.jpg,1\n"}) {
        const auto other = settled(readings, row, session);
        EXPECT_EQ(other[1].status, Status::read) << row;
        EXPECT_TRUE(other[1].scores[2].needs_review) << "nothing was said of its marks";
        EXPECT_EQ(add_up(other, session).sheets.size(), 3U);
    }
    EXPECT_EQ(add_up(settled(readings, "000,1,page,,ignore,,,,b.jpg,1\n", session), session).sheets.size(), 2U);
    EXPECT_EQ(settled(readings, "000,1,page,,ignore,,,,a.jpg,1\n", session)[1].status, Status::read) << "one of the two holds";
}

TEST(identity, a_photocopy_in_doubt_that_is_said_to_be_read_counts) {
    const auto session = photocopied();
    auto readings = photocopies(0.6);
    readings[1].status = Status::doubt;
    readings[1].reason = {Cause::creased};
    EXPECT_EQ(settled(readings, "000,1,page,,read,,,,b.jpg,1\n", session)[1].status, Status::read);
    EXPECT_EQ(settled(readings, "", session)[1].status, Status::doubt);
}

} // namespace
} // namespace formradar::results
