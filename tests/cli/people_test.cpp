// Who counts as a participant: sheets that were printed for groups, copied at a copier, or never used.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/filled.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/record/reason_words.hpp"
#include "formradar/scan/encode.hpp"

namespace formradar::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr int dpi = 150;

form::Session printed(const Desk& desk, std::vector<std::string> more) {
    std::vector<std::string> args = {"print", "sto-borging", "--out", "noord", "--title", "Noord"};
    args.insert(args.end(), more.begin(), more.end());
    const auto ran = desk.formradar(args);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    return form::parse_session(desk.read("noord/session.toml"), "session.toml");
}

std::vector<record::Reading> readings(const Desk& desk) {
    return readings_of(desk.lines("noord/readings.jsonl"));
}

std::ptrdiff_t count_of(const std::vector<record::Reading>& all, record::Status status) {
    return std::ranges::count(all, status, &record::Reading::status);
}

void scan(const Desk& desk, const std::string& name, const GrayImage& picture) {
    desk.write("noord/scans/" + name, scan::encode_png(picture, dpi));
}

// forms.pdf among the scans: the box of the group is printed filled in, and nobody filled in anything.
TEST(Groups, sheets_as_they_were_printed_are_of_nobody) {
    const Desk desk;
    const auto session = printed(desk, {"--group", "mbo=2", "--group", "overheid=1", "--copies", "4"});
    const auto pages = desk.pages("noord/forms.pdf", dpi);
    ASSERT_EQ(pages.size(), 7U) << "a page on top of each of three piles";
    for (std::size_t i = 0; i < pages.size(); ++i) {
        scan(desk, std::to_string(i) + ".png", pages[i]);
    }
    const auto ran = desk.formradar({"process", "noord"});
    const auto all = readings(desk);
    EXPECT_EQ(count_of(all, record::Status::unused), 4);
    EXPECT_EQ(count_of(all, record::Status::read), 0) << ran.err;
    EXPECT_EQ(count_of(all, record::Status::foreign), 3) << "the hand-out pages are nobody's: " << ran.err;
    EXPECT_EQ(count_of(all, record::Status::doubt), 0) << ran.err;
}

TEST(Groups, one_that_was_printed_needs_no_mark_and_the_unused_sheet_beside_it_is_none) {
    const Desk desk;
    const auto session = printed(desk, {"--group", "mbo=2", "--group", "overheid=1", "--copies", "3"});
    auto pages = desk.pages("noord/forms.pdf", dpi);
    ASSERT_EQ(pages.size(), 5U);
    fill_in(pages[1], session.layout.pages.front(), 0, false);
    fill_in(pages[4], session.layout.pages.front(), 2, false);
    for (const std::size_t page : {1U, 2U, 4U}) {
        scan(desk, std::to_string(page) + ".png", pages[page]);
    }
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const auto all = readings(desk);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].group, "mbo");
    EXPECT_EQ(all[1].status, record::Status::unused);
    EXPECT_EQ(all[2].group, "overheid");
    EXPECT_THAT(ran.err, HasSubstr("3 sheets, 1 unused"));
}

// Somebody of another group took the sheet: then it was used, also where no statement was answered.
TEST(Groups, another_one_marked_beside_the_printed_one_is_looked_at) {
    const Desk desk;
    const auto session = printed(desk, {"--group", "mbo=1", "--copies", "1"});
    auto page = desk.pages("noord/forms.pdf", dpi).back();
    form::PageLayout only_groups = session.layout.pages.front();
    only_groups.rows.clear();
    fill_in(page, only_groups, 0);
    scan(desk, "1.png", page);
    EXPECT_EQ(desk.formradar({"process", "noord"}).exit_code, 3);
    const auto all = readings(desk);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].status, record::Status::read);
    ASSERT_TRUE(all[0].group_mark);
    EXPECT_TRUE(all[0].group_mark->needs_review);
}

// Hand-out pages and the list go into the scanner with the stack: ticked, in black and white, upside down, coarse.
TEST(PagesThatAreNoForms, are_told_for_what_they_are_and_ask_nothing) {
    const Desk desk;
    const auto session = printed(desk, {"--group", "mbo=1", "--copies", "2", "--attendance"});
    auto pages = desk.pages("noord/forms.pdf", dpi);
    ASSERT_EQ(pages.size(), 4U) << "a page on top of each of two piles";
    fill_in(pages[1], session.layout.pages.front(), 0, false);
    fill_in(pages[3], session.layout.pages.front(), 1);
    for (const std::size_t page : {1U, 3U}) {
        scan(desk, "sheet-" + std::to_string(page) + ".png", pages[page]);
    }
    auto ticked = pages[0];
    fill_in(ticked, session.layout.pages.front(), 0); // crosses anywhere
    scan(desk, "no-form-1.png", ticked);
    auto list = desk.pages("noord/attendance.pdf", dpi).front();
    std::ranges::reverse(list.pixels());
    scan(desk, "no-form-2.png", list);
    for (auto& pixel : pages[2].pixels()) {
        pixel = pixel < 150 ? 0 : 255;
    }
    scan(desk, "no-form-3.png", pages[2]);
    scan(desk, "no-form-4.png", desk.pages("noord/attendance.pdf", 75).front());
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("4  foreign"));
    const auto all = readings(desk);
    EXPECT_EQ(count_of(all, record::Status::read), 2);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(all.at(i).status, record::Status::foreign) << all[i].source.path;
        EXPECT_TRUE(all[i].sheet.empty());
    }
}

// A sheet of which only a part is in sight beside such a page is not forgotten for it.
TEST(PagesThatAreNoForms, hide_no_sheet_that_lies_beside_them) {
    const Desk desk;
    const auto session = printed(desk, {"--group", "mbo=1"});
    auto pages = desk.pages("noord/forms.pdf", dpi);
    fill_in(pages[1], session.layout.pages.front(), 0, false);
    const auto beside = [&](int part_of_sheet) {
        GrayImage both(pages[0].width() + part_of_sheet, pages[0].height(), 90);
        for (int y = 0; y < both.height(); ++y) {
            std::ranges::copy(pages[1].row(y).first(static_cast<std::size_t>(part_of_sheet)), both.row(y).begin());
            std::ranges::copy(pages[0].row(y), both.row(y).begin() + part_of_sheet);
        }
        return both;
    };
    for (const int share : {2, 3, 4}) { // quarters of the sheet's width
        scan(desk, "both.png", beside(pages[1].width() * share / 4));
        EXPECT_EQ(desk.formradar({"process", "noord"}).exit_code, share == 4 ? 0 : 3) << share;
        const auto all = readings(desk);
        ASSERT_EQ(all.size(), 1U) << share;
        EXPECT_NE(all[0].status, record::Status::foreign) << share;
        EXPECT_EQ(all[0].sheet, session.sheets.front().id) << share;
    }
}

TEST(Attendance, is_written_anew_for_further_sheets_and_is_no_scan) {
    const Desk desk;
    static_cast<void>(printed(desk, {"--copies", "3", "--attendance"}));
    const auto before = desk.read("noord/attendance.pdf");
    ASSERT_EQ(desk.formradar({"print", "noord", "--more", "2", "--group", "mbo=2"}).exit_code, 0);
    EXPECT_NE(desk.read("noord/attendance.pdf"), before);
    const auto page = desk.pages("noord/attendance.pdf", dpi).front();
    scan(desk, "list.png", page);
    static_cast<void>(desk.formradar({"process", "noord"}));
    const auto all = readings(desk);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].status, record::Status::foreign);
    EXPECT_THAT(record::words_of(all[0].reason), HasSubstr("a page of this program"));
    EXPECT_EQ(all[0].awaits, record::Awaits::nobody);
}

TEST(Photocopy, of_several_pages_is_refused_with_the_way_out_and_leaves_nothing) {
    const Desk desk;
    std::string toml =
        "id = \"long\"\nlanguage = \"nl\"\ntitle = \"Lang\"\nquestion = \"?\"\n[scale]\nlow = \"a\"\nhigh = \"b\"\n";
    for (int i = 1; i <= 40; ++i) {
        toml += "[[statement]]\nlabel = \"" + std::to_string(i) + "\"\ntext = \"Een uitspraak.\"\n";
    }
    desk.write("long.toml", toml);
    const std::vector<std::vector<std::string>> wishes = {{"long.toml"}, {"sto-borging", "--large-print"}};
    for (auto args : wishes) {
        args.insert(args.begin(), "print");
        args.insert(args.end(), {"--out", "noord", "--photocopy"});
        const auto ran = desk.formradar(args);
        EXPECT_EQ(ran.exit_code, 2) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr("pages"));
        EXPECT_THAT(ran.err, HasSubstr("--copies"));
        EXPECT_THAT(ran.err, HasSubstr("--more"));
        EXPECT_FALSE(std::filesystem::exists(desk / "noord"));
    }
}

// Copies of one paper: as many people as there are, but for one that nobody filled in.
TEST(Photocopy, each_copy_that_was_filled_in_is_a_person) {
    const Desk desk;
    const auto session = printed(desk, {"--photocopy"});
    const auto empty = desk.pages("noord/forms.pdf", dpi).front();
    for (std::size_t person = 0; person < 3; ++person) {
        auto page = empty;
        fill_in(page, session.layout.pages.front(), person);
        scan(desk, std::to_string(person) + ".png", page);
    }
    scan(desk, "left-over.png", empty);
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const auto all = readings(desk);
    EXPECT_EQ(count_of(all, record::Status::read), 3);
    EXPECT_EQ(count_of(all, record::Status::unused), 1);
    EXPECT_EQ(desk.lines("noord/scores.csv").size(), 4U) << "a header and three people";
    EXPECT_THAT(ran.err, Not(HasSubstr("other answers")));
}

// One picture shows no paper twice: a sheet and its copy in one, with the same answers at the same places, are two people.
TEST(Copies, in_one_picture_are_two_people_whatever_they_answer) {
    const Desk desk;
    const auto session = printed(desk, {"--copies", "2"});
    auto one = desk.pages("noord/forms.pdf", dpi).front();
    fill_in(one, session.layout.pages.front(), 0);
    GrayImage both(2 * one.width(), one.height(), 255);
    for (int y = 0; y < one.height(); ++y) {
        std::ranges::copy(one.row(y), both.row(y).begin());
        std::ranges::copy(one.row(y), both.row(y).begin() + one.width());
    }
    scan(desk, "both.png", both);
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 3) << ran.err;
    EXPECT_EQ(count_of(readings(desk), record::Status::conflict), 2);
    EXPECT_THAT(record::words_of(readings(desk)[0].reason), HasSubstr("is twice in scans/both.png"));
    desk.write("noord/decisions.csv", desk.read("noord/decisions.csv") + session.sheets.front().id + ",,page,,both,Anna,,,,\n");
    EXPECT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    EXPECT_EQ(desk.lines("noord/scores.csv").size(), 3U);
}

// One sheet that a copier made two of, filled in by two people who agree: their crosses are not at the same places.
TEST(Copies, of_people_who_agree_are_told_apart_by_where_their_marks_are) {
    const Desk desk;
    const auto session = printed(desk, {"--copies", "2"});
    const auto empty = desk.pages("noord/forms.pdf", dpi).front();
    auto by_another = session.layout.pages.front();
    for (auto& row : by_another.rows) {
        for (auto& box : row.boxes) {
            box.rect = box.rect.moved({1.7, -1.1});
        }
    }
    auto one = empty, other = empty;
    fill_in(one, session.layout.pages.front(), 0);
    fill_in(other, by_another, 0);
    scan(desk, "one.png", one);
    scan(desk, "other.png", other);
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_THAT(ran.out + ran.err, HasSubstr("it looks like copies"));
    EXPECT_EQ(desk.lines("noord/scores.csv").size(), 2U) << "until somebody says so, one person";
    desk.write("noord/decisions.csv", desk.read("noord/decisions.csv") + session.sheets.front().id + ",,page,,both,Anna,,,,\n");
    EXPECT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    EXPECT_EQ(desk.lines("noord/scores.csv").size(), 3U);
}

TEST(Copies, a_paper_scanned_twice_is_no_copy) {
    const Desk desk;
    const auto session = printed(desk, {"--copies", "2"});
    auto page = desk.pages("noord/forms.pdf", dpi).front();
    fill_in(page, session.layout.pages.front(), 0);
    scan(desk, "one.png", page);
    desk.write("noord/scans/other.jpg", scan::encode_jpeg(page, 60, dpi));
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("copies")));
    EXPECT_EQ(count_of(readings(desk), record::Status::duplicate), 1);
}

} // namespace
} // namespace formradar::cli
