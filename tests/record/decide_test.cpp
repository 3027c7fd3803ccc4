// decisions.csv changed by the program: one row, and no other byte.
#include "formradar/record/decide.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formradar/core/causes.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::record {
namespace {

using testing::HasSubstr;

Wish wish(int statement, const std::string& value, const std::string& was = "") {
    return {.decision = {.sheet = "A7F",
                         .page = 1,
                         .source = "scans/7.jpg",
                         .page_in_file = 1,
                         .statement = statement,
                         .old = "multiple",
                         .value = value,
                         .who = "Anna",
                         .when = "2026-11-23"},
            .was = was};
}

std::string after(const std::string& csv, const std::vector<Wish>& wishes) {
    const auto changed = with_decisions(csv, wishes);
    return changed ? *changed : "refused: " + changed.error().now + words_of(changed.error().broken);
}

const std::string header = std::string(decisions_header) + "\r\n";
const std::string row = "A7F,1,3,multiple,4,Anna,2026-11-23,,scans/7.jpg,1\r\n";

TEST(Decide, the_first_decision_of_a_file_that_is_not_there) {
    EXPECT_EQ(after("", {wish(3, "4")}), header + row);
    EXPECT_EQ(after(header, {wish(3, "4")}), header + row);
}

TEST(Decide, other_rows_stay_as_they_are_whatever_they_look_like) {
    const std::string odd = header + "B2C , 1,2,,\"empty\",\"Jan, \"\"de\"\" Wit\",,\"two\nlines\",,\r\nnonsense\r\n";
    EXPECT_EQ(after(odd, {wish(3, "4")}), odd + row);
    EXPECT_EQ(after(after(odd, {wish(3, "4")}), {wish(3, "", "4")}), odd);
}

TEST(Decide, a_second_decision_about_the_same_field_takes_the_place_of_the_first) {
    const auto twice = after(header + row + "X1Y,1,1,,2,,,,,\r\n", {wish(3, "empty", "4")});
    EXPECT_EQ(twice, header + "A7F,1,3,multiple,empty,Anna,2026-11-23,,scans/7.jpg,1\r\nX1Y,1,1,,2,,,,,\r\n");
}

TEST(Decide, a_row_by_hand_that_names_the_sheet_only_is_the_same_field) {
    const auto changed = after(header + "a7f,,3,,2,Jan,,asked her,,\r\n", {wish(3, "4", "2")});
    EXPECT_EQ(changed, header + "A7F,1,3,multiple,4,Anna,2026-11-23,asked her,scans/7.jpg,1\r\n");
}

TEST(Decide, of_rows_that_name_sheets_only_the_one_of_that_sheet_is_taken_back) {
    const std::string others = "B2C,1,3,,5,Jan,,,,\r\n";
    auto meant = wish(3, "", "2");
    meant.decision.source.clear();
    meant.decision.page_in_file.reset();
    EXPECT_EQ(after(header + others + "A7F,1,3,,2,Jan,,,,\r\n", {meant}), header + others);
}

TEST(Decide, what_somebody_else_decided_meanwhile_stands) {
    const auto refused = with_decisions(header + row, {wish(3, "5")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().now, "4");
    EXPECT_FALSE(with_decisions(header, {wish(3, "", "4")})) << "taken back already";
}

TEST(Decide, all_rows_of_a_decision_or_none) {
    EXPECT_FALSE(with_decisions(header + row, {wish(2, "1"), wish(3, "5")}));
}

TEST(Decide, the_separator_the_columns_and_the_line_ends_of_the_file_are_kept) {
    const std::string dutch = "\xEF\xBB\xBFnew;statement;sheet;source\n1;1;B2C;\n";
    EXPECT_EQ(after(dutch, {wish(3, "4")}), dutch + "4;3;A7F;scans/7.jpg\n");
    EXPECT_EQ(after("sep=;\r\n" + std::string("sheet;statement;new;source"), {wish(3, "4")}),
              "sep=;\r\nsheet;statement;new;source\r\nA7F;3;4;scans/7.jpg\r\n");
}

TEST(Decide, rows_that_contradict_each_other_become_one) {
    const auto settled = after(header + row + "A7F,1,3,,2,Jan,,,scans/7.jpg,1\r\n", {wish(3, "5")});
    EXPECT_EQ(settled, header + "A7F,1,3,multiple,5,Anna,2026-11-23,,scans/7.jpg,1\r\n");
}

TEST(Decide, a_file_whose_columns_are_not_known_is_not_touched) {
    const auto refused = with_decisions("a,b,c\n1,2,3\n", {wish(3, "4")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().broken.cause, Cause::row_column_missing);
}

TEST(Decide, what_looks_like_a_formula_is_written_as_text) {
    auto formula = wish(3, "4");
    formula.decision.who = "=cmd()";
    const auto csv = after(header, {formula});
    EXPECT_THAT(csv, HasSubstr(",'=cmd(),"));
    EXPECT_EQ(parse_decisions(csv).rows.at(0).who, "=cmd()");
}

} // namespace
} // namespace formradar::record
