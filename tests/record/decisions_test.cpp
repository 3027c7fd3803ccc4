// Rows of decisions.csv to decisions.
#include "formradar/record/decisions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace formradar::record {
namespace {

using testing::HasSubstr;

std::string file(const std::string& rows) {
    return std::string(decisions_header) + "\n" + rows;
}

TEST(decisions, the_header_alone_decides_nothing) {
    EXPECT_EQ(parse_decisions(file("")), Decisions{});
    EXPECT_EQ(parse_decisions(""), Decisions{});
    EXPECT_EQ(parse_decisions("\n \n\n").rows.size(), 0U);
}

TEST(decisions, a_full_row_is_understood) {
    const Decisions result = parse_decisions(file("a7f,1,3,multiple,4,Anna,2026-11-23,\"asked her, \"\"yes\"\"\",,\n"));
    ASSERT_EQ(result.rows.size(), 1U);
    EXPECT_TRUE(result.mistakes.empty());
    const Decision expected{.line = 2,
                            .sheet = "A7F",
                            .page = 1,
                            .source = "",
                            .subject = Subject::statement,
                            .statement = 3,
                            .old = "multiple",
                            .number = 4,
                            .value = "4",
                            .who = "Anna",
                            .when = "2026-11-23",
                            .why = "asked her, \"yes\""};
    EXPECT_EQ(result.rows[0], expected);
}

TEST(decisions, a_sheet_among_several_in_a_picture_is_named_behind_the_page) {
    const Decisions result = parse_decisions(file(",,sheet,,A7F-1,,,,scans/a.jpg,1#2\n,,page,,ignore,,,,scans/a.jpg,3\n"));
    ASSERT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(result.rows[0].page_in_file, 1);
    EXPECT_EQ(result.rows[0].sheet_in_picture, 2);
    EXPECT_EQ(result.rows[1].page_in_file, 3);
    EXPECT_EQ(result.rows[1].sheet_in_picture, std::nullopt);
    EXPECT_EQ(parse_decisions(file(",,page,,ignore,,,,scans/a.jpg,1#x\n")).mistakes.size(), 1U);
}

TEST(decisions, a_spreadsheets_ways_are_understood) {
    const Decisions result = parse_decisions("\xEF\xBB\xBFStatement;New;Sheet\r\n\r\nGROUP;mbo;A7F\r\n2;EMPTY;'-b2\r\n;;\r\n");
    ASSERT_EQ(result.rows.size(), 2U) << result.mistakes.front().what;
    EXPECT_EQ(result.rows[0].subject, Subject::group);
    EXPECT_EQ(result.rows[0].line, 3U);
    EXPECT_EQ(result.rows[1].ruling, Ruling::empty);
    EXPECT_EQ(result.rows[1].sheet, "-B2");
}

TEST(decisions, lines_are_counted_through_cells_of_several_lines) {
    const Decisions result = parse_decisions(file("A7F,1,3,,4,,,\"first\nsecond\",,\nA7F,1,4,,9,,,,,\n"));
    ASSERT_EQ(result.rows.size(), 1U);
    EXPECT_EQ(result.rows[0].why, "first\nsecond");
    ASSERT_EQ(result.mistakes.size(), 1U);
    EXPECT_EQ(result.mistakes[0].line, 4U);
}

struct Wrong {
    const char* row;
    const char* message;
};

TEST(decisions, a_wrong_row_is_named_and_the_others_hold) {
    for (const auto& [row, message] : {
             Wrong{"A7F,1,3,,8,,,,,", "a score of the form's scale"},
             Wrong{"A7F,1,3,,,,,,,", "\"new\" is empty"},
             Wrong{"A7F,1,0,,4,,,,,", "statement's number"},
             Wrong{"A7F,1,61,,4,,,,,", "statement's number"},
             Wrong{"A7F,1,colour,,4,,,,,", "statement's number"},
             Wrong{"A7F,x,3,,4,,,,,", "\"page\" is \"x\""},
             Wrong{"A7F,99999999999999999999,3,,4,,,,,", "from 1 to 31"},
             Wrong{",,3,,4,,,,,", "which page is meant"},
             Wrong{",,page,,keep,,,,scans/1.jpg,1", "read or ignore"},
             Wrong{"A7F,1,3,,___,,,,,", "not answered yet"},
             Wrong{"*,,3,,4,,,,,", "name one sheet"},
             Wrong{"A7F,1,3,,4,\"Anna,,,,", "never closed"},
         }) {
        const Decisions result = parse_decisions(file("B2C,1,1,,1,,,,,\n" + std::string(row)));
        EXPECT_EQ(result.rows.size(), 1U) << row;
        ASSERT_EQ(result.mistakes.size(), 1U) << row;
        EXPECT_EQ(result.mistakes[0].line, 3U);
        EXPECT_THAT(result.mistakes[0].what, HasSubstr(message));
    }
}

TEST(decisions, the_name_of_a_table_above_its_header_is_passed_over) {
    const std::string row = "A7F,1,3,,4,Anna,,,,\n";
    const auto semicolons = [](std::string text) {
        std::ranges::replace(text, ',', ';');
        return text;
    };
    for (const std::string& title :
         {std::string("Table 1\n"), std::string("Tabel 1,,,,,,,,,\n"), std::string("Noord\n\nTabel 1\n")}) {
        for (const auto& text : {title + std::string(decisions_header) + "\n" + row,
                                 semicolons(title + std::string(decisions_header) + "\n" + row)}) {
            const auto decisions = parse_decisions(text);
            EXPECT_TRUE(decisions.mistakes.empty()) << decisions.mistakes.front().what;
            ASSERT_EQ(decisions.rows.size(), 1U) << text;
            EXPECT_EQ(decisions.rows[0].number, 4);
        }
    }
    EXPECT_FALSE(parse_decisions("Table 1\nA7F,1,3,,4\n").mistakes.empty()) << "a title alone names no columns";
}

TEST(decisions, a_wrong_header_is_said) {
    const auto what = [](const char* csv) { return parse_decisions(csv).mistakes.at(0).what; };
    EXPECT_THAT(what("sheet,statement,value\nA7F,1,3\n"), HasSubstr("no such column: \"value\""));
    EXPECT_THAT(what("sheet,statement\nA7F,1\n"), HasSubstr("\"new\" is missing"));
    EXPECT_THAT(what("sheet,sheet,statement,new\n"), HasSubstr("twice"));
}

} // namespace
} // namespace formradar::record
