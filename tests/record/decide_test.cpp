// decisions.csv changed by the program: one row, and no other byte.
#include "formradar/record/decide.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <optional>

#include "formradar/core/causes.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::record {
namespace {

using testing::AllOf;
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

// A file as a person's programs may have left it: rows with "," and "\n" in place of the separator and the line ends it has.
struct Look {
    std::string separator;
    std::vector<std::string> ends; // of line after line, in turn

    [[nodiscard]] std::string operator()(const std::vector<std::string>& rows) const {
        std::string text;
        std::size_t line = 0;
        for (const auto& each : rows) {
            for (const char c : each + "\n") {
                text += c == ',' ? separator : c == '\n' ? ends[line++ % ends.size()] : std::string(1, c);
            }
        }
        return text;
    }
};

const std::vector<Look> looks = {{",", {"\n"}},
                                 {",", {"\r\n"}},
                                 {",", {"\r"}},
                                 {",", {"\n", "\r\n", "\r"}},
                                 {",", {"\r\n", "\r", "\n"}},
                                 {",", {"\r", "\n", "\r\n"}},
                                 {";", {"\r\n"}},
                                 {";", {"\r"}},
                                 {";", {"\r", "\r\n", "\n"}}};

// By hand: a quote inside a cell is a letter as any other; at its start it is closed, or the row is told as a mistake.
const std::vector<std::string> by_hand = {R"(B2C,1,1,,2,Jan,,5" tape,,)", "C3D,1,2,,3,Jan,,\"two\nlines, \"\"odd\"\"\",,",
                                          R"(D4E,1,1,,2,Jan,,"6" or 5",,)", "nonsense", R"(E5F,1,4,,5,"Jan",,plain,,)"};

// The text of each part, as one file of that look would have it.
std::vector<std::string> parts(const Look& look, const std::vector<std::string>& rows) {
    std::vector<std::string> texts;
    std::string before;
    for (std::size_t i = 1; i <= rows.size(); ++i) {
        const auto text = look({rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(i)});
        texts.push_back(text.substr(before.size()));
        before = text;
    }
    return texts;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) {
        all += text;
    }
    return all;
}

TEST(Decide, whatever_the_rows_look_like_only_the_one_that_is_meant_changes) {
    for (const auto& look : looks) {
        const Look written{look.separator, {look.ends.front()}}; // a new row ends as the header does
        for (std::size_t place = 1; place <= by_hand.size() + 1; ++place) {
            std::vector<std::string> rows = {std::string(decisions_header)};
            rows.insert(rows.end(), by_hand.begin(), by_hand.end());
            rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(place),
                        R"(A7F,1,3,multiple,4,Anna,2026-11-23,7" tape,scans/7.jpg,1)");
            const auto texts = parts(look, rows);
            auto anew = texts, undone = texts;
            anew[place] = written({R"(A7F,1,3,multiple,5,Anna,2026-11-23,"7"" tape",scans/7.jpg,1)"});
            undone[place] = "";
            EXPECT_EQ(after(joined(texts), {wish(3, "5", "4")}), joined(anew)) << "row " << place;
            EXPECT_EQ(after(joined(texts), {wish(3, "", "4")}), joined(undone)) << "row " << place;
            const auto more = written({"A7F,1,2,multiple,1,Anna,2026-11-23,,scans/7.jpg,1"});
            EXPECT_EQ(after(joined(texts), {wish(2, "1")}), joined(texts) + more) << "row " << place;
            EXPECT_EQ(after(joined(texts), {wish(3, "5", "4"), wish(2, "1")}), joined(anew) + more) << "row " << place;
        }
    }
}

const std::string open_quote = "B2C,1,1,,2,Jan,,\"asked,,\r\n";
const std::string below = "D4E,1,4,,5,Jan,,plain,,\r\n";

TEST(Decide, below_a_quote_that_is_never_closed_only_the_row_that_is_meant_changes) {
    EXPECT_EQ(after(header + open_quote + row + below, {wish(3, "", "4")}), header + open_quote + below);
    EXPECT_EQ(after(header + open_quote + below, {wish(3, "4")}), header + open_quote + below + row);
}

TEST(Decide, a_row_that_would_close_the_quote_of_another_is_not_written) {
    auto quoting = wish(3, "4");
    quoting.decision.why = R"(so, "yes")";
    EXPECT_THAT(after(header + open_quote + below, {quoting}), AllOf(HasSubstr("refused"), HasSubstr("row 2")));
    quoting.was = "4";
    const auto refused = with_decisions(header + open_quote + row + below, {wish(2, "1"), quoting});
    ASSERT_FALSE(refused) << "nor in the place of a row below it";
    EXPECT_EQ(refused.error().broken.cause, Cause::typed_quote_open);
    const auto above = after(header + row + open_quote + below, {wish(3, "empty", "4")});
    EXPECT_EQ(above, header + "A7F,1,3,multiple,empty,Anna,2026-11-23,,scans/7.jpg,1\r\n" + open_quote + below);
}

TEST(Decide, a_row_that_would_be_told_as_a_mistake_is_not_written) {
    const auto refused = with_decisions(header, {wish(3, "99")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().broken.cause, Cause::row_no_score);
}

const std::string few_columns = "sheet;page;statement;new;source\n";

Wish ignored(const std::string& sheet, std::optional<int> page, int page_in_file) {
    return {.decision = {.sheet = sheet,
                         .page = page,
                         .source = "all.pdf",
                         .page_in_file = page_in_file,
                         .subject = Subject::page,
                         .value = "ignore"},
            .was = ""};
}

TEST(Decide, without_the_column_of_its_page_in_the_file_a_page_without_a_name_is_not_decided) {
    const auto refused = with_decisions(few_columns, {ignored("", std::nullopt, 2)});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().broken, (Reason{Cause::row_column_missing, {std::string("page_in_file")}}));
    EXPECT_EQ(after(few_columns, {ignored("A7F", 1, 2)}), few_columns + "A7F;1;page;ignore;all.pdf\n");
}

TEST(Decide, without_that_column_the_row_of_another_page_of_the_file_stays) {
    const auto one = few_columns + "A7F;1;page;ignore;all.pdf\n";
    EXPECT_EQ(after(one, {ignored("B2C", 1, 3)}), one + "B2C;1;page;ignore;all.pdf\n");
    EXPECT_EQ(after(one, {ignored("A7F", 2, 2)}), one + "A7F;2;page;ignore;all.pdf\n");
}

TEST(Decide, rows_taken_out_by_their_lines_are_gone_as_a_whole) {
    for (const auto& look : looks) {
        std::vector<std::string> rows = {std::string(decisions_header)};
        rows.insert(rows.end(), by_hand.begin(), by_hand.end());
        auto texts = parts(look, rows);
        const auto whole = joined(texts);
        texts[2] = texts[5] = ""; // from line 3, with the break in it, and from line 7
        EXPECT_EQ(without_rows(whole, {3, 7}), joined(texts));
        EXPECT_EQ(without_rows("\xEF\xBB\xBF" + whole, {3, 7}), "\xEF\xBB\xBF" + joined(texts));
        EXPECT_EQ(without_rows(whole, {}), whole);
    }
}

} // namespace
} // namespace formradar::record
