// decisions.csv as people's programs save it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formradar/record/decisions.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::record {
namespace {

using testing::HasSubstr;
using namespace std::string_literals;

const std::string table =
    "sheet,page,statement,old,new,who,when,why,source,page_in_file\r\n"
    "A7F,1,3,multiple,4,René,2026-11-23,,scans/0007.jpg,1\r\n"
    ",,sheet,,B2C-1,René,2026-11-23,,scans/0009.jpg,2\r\n";

std::string with(std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

// Of letters below U+0100.
std::string utf16(const std::string& latin1, bool big_endian) {
    std::string bytes;
    for (const char c : latin1) {
        bytes += big_endian ? "\0"s + c : c + "\0"s;
    }
    return bytes;
}

void expect_understood(const std::string& bytes, const std::string& how) {
    const auto result = parse_decisions(bytes);
    ASSERT_EQ(result.rows.size(), 2U) << how << (result.mistakes.empty() ? "" : ": " + words_of(result.mistakes.front().why));
    EXPECT_TRUE(result.mistakes.empty()) << how;
    EXPECT_EQ(result.rows[0].sheet, "A7F") << how;
    EXPECT_EQ(result.rows[0].number, 4) << how;
    EXPECT_EQ(result.rows[0].who, "René") << how;
    EXPECT_EQ(result.rows[0].source, "scans/0007.jpg") << how;
    EXPECT_EQ(result.rows[1].value, "B2C-1") << how;
    EXPECT_EQ(result.rows[1].page_in_file, 2) << how;
    EXPECT_EQ(result.rows[1].line, 3U) << how;
}

TEST(saved_decisions, encodings) {
    const auto latin1 = with(table, "é", "\xE9");
    expect_understood(table, "UTF-8");
    expect_understood("\xEF\xBB\xBF" + table, "UTF-8 with a byte order mark");
    expect_understood(latin1, "Windows-1252");
    expect_understood("\xFF\xFE" + utf16(latin1, false), "UTF-16 LE");
    expect_understood("\xFE\xFF" + utf16(latin1, true), "UTF-16 BE");
    expect_understood(utf16(latin1, false), "UTF-16 LE without a mark");
    expect_understood(utf16(latin1, true), "UTF-16 BE without a mark");
    expect_understood("\xFF\xFE" + utf16(with(latin1, ",", "\t"), false), "Unicode text of Excel");
}

TEST(saved_decisions, lines_of_two_encodings) {
    const auto result = parse_decisions(table + "C3D,1,1,,5,Ren\xE9,,,,\n");
    ASSERT_EQ(result.rows.size(), 3U);
    EXPECT_EQ(result.rows[0].who, "René");
    EXPECT_EQ(result.rows[2].who, "René");
}

TEST(saved_decisions, separators_and_ends_of_lines) {
    for (const auto* separator : {",", ";", "\t"}) {
        for (const auto* end : {"\n", "\r", "\r\n"}) {
            expect_understood(with(with(table, ",", separator), "\r\n", end), "separator "s + separator);
        }
    }
}

TEST(saved_decisions, bars_between_cells) {
    expect_understood(with(table, ",", "|"), "bars");
}

TEST(saved_decisions, a_line_that_names_the_separator) {
    for (const auto* first : {"sep=;\n", "\"sep=;\"\r\n", "SEP=;\r"}) {
        const auto result = parse_decisions(first + with(table, ",", ";"));
        ASSERT_EQ(result.rows.size(), 2U) << first;
        EXPECT_EQ(result.rows[1].line, 4U) << "lines are those of the file";
    }
}

TEST(saved_decisions, whole_lines_in_quotes) {
    std::string quoted;
    for (const auto* line : {"sheet,page,statement,old,new,who,when,why,source,page_in_file",
                             "A7F,1,3,multiple,4,René,2026-11-23,\"\"asked, twice\"\",scans/0007.jpg,1",
                             ",,sheet,,B2C-1,René,2026-11-23,,scans/0009.jpg,2"}) {
        quoted += "\"" + std::string(line) + "\"\n";
    }
    expect_understood(quoted, "all lines");
    EXPECT_EQ(parse_decisions(quoted).rows[0].why, "asked, twice");
    expect_understood(with(quoted, "\"\n", "\";;;\r\n"), "pasted into the first column of a spreadsheet");
    expect_understood(
        with(table, ",,sheet,,B2C-1,René,2026-11-23,,scans/0009.jpg,2", "\",,sheet,,B2C-1,René,2026-11-23,,scans/0009.jpg,2\""),
        "one line");
}

// Each cell of the table between two texts, a row's separators and ends as they are.
std::string each_cell(const std::string& before, const std::string& behind, bool empty_ones_too) {
    std::string result;
    std::string cell;
    for (const char c : table) {
        if (c != ',' && c != '\r' && c != '\n') {
            cell += c;
            continue;
        }
        if (c == ',' || c == '\r') {
            result += cell.empty() && !empty_ones_too ? "" : before + cell + behind;
        }
        result += c;
        cell.clear();
    }
    return result;
}

TEST(saved_decisions, quotes_round_each_cell) {
    for (const bool too : {false, true}) {
        expect_understood(each_cell("\"", "\"", too), "as CSV has them");
        expect_understood(each_cell("\"\"\"", "\"\"\"", too), "that were taken for a part of the cell");
        expect_understood(with(each_cell("\"\"\"", "\"\"\"", too), ",", ";"), "the same with semicolons");
        expect_understood(each_cell("'", "'", too), "single ones");
        expect_understood(each_cell("“", "”", too), "of a word processor");
        expect_understood(each_cell("„", "“", too), "of a German one");
        expect_understood(each_cell("«", "»", too), "of a French one");
        expect_understood(each_cell("\"'", "'\"", too), "two kinds");
    }
    expect_understood(each_cell("'", "", false), "an apostrophe before each");
}

TEST(saved_decisions, quotes_of_one_cell_alone_are_its_own) {
    const auto result = parse_decisions(with(table, "scans/0007.jpg", "'0007'"));
    ASSERT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(result.rows[0].source, "'0007'");
}

TEST(saved_decisions, cells_that_were_made_texts_by_a_formula) {
    expect_understood(with(with(table, "A7F", "\"=\"\"A7F\"\"\""), "B2C-1", "\"=\"\"B2C-1\"\"\""), "in quotes, as CSV has them");
    expect_understood(with(table, "A7F", "=\"A7F\""), "bare");
    expect_understood(with(table, ",,sheet", "=\"\",=\"\",sheet"), "of nothing");
}

TEST(saved_decisions, columns_of_somebodys_own_behind_the_others_are_no_mistake) {
    expect_understood(with(with(table, "page_in_file\r", "page_in_file,remark,no.\r"), ",1\r", ",1,asked,7\r"),
                      "a remark, a number");
    expect_understood(with(with("no.," + table, "\r\nA7F", "\r\n1,A7F"), "\r\n,,", "\r\n2,,,"), "a number before");
}

TEST(saved_decisions, a_line_with_commas_pasted_among_semicolons) {
    auto text = with(table, ",", ";");
    text += "C3D,1,2,unclear,5,,,,\"scans/a;b.jpg\",1\n";
    const auto result = parse_decisions(text);
    ASSERT_EQ(result.rows.size(), 3U) << words_of(result.mistakes.front().why);
    EXPECT_EQ(result.rows[2].source, "scans/a;b.jpg");
}

TEST(saved_decisions, lines_without_a_header) {
    const auto result = parse_decisions("A7F,1,3,multiple,4,,,,scans/0007.jpg,1\n,,page,,read,,,,scans/0009.jpg,1\n");
    ASSERT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(result.rows[0].number, 4);
    EXPECT_EQ(result.rows[1].ruling, Ruling::read);
}

TEST(saved_decisions, words_of_every_language) {
    const auto ruling = [](const std::string& subject, const std::string& word) {
        const auto result = parse_decisions(std::string(decisions_header) + "\nA7F,1," + subject + ",," + word + ",,,,a.jpg,1\n");
        return result.rows.empty() ? Ruling::value : result.rows[0].ruling;
    };
    for (const auto* word : {"empty", "leeg", "Leeg", "LEEG", " leeg "}) {
        EXPECT_EQ(ruling("3", word), Ruling::empty) << word;
        EXPECT_EQ(ruling("groep", word), Ruling::empty) << word;
    }
    for (const auto* subject : {"page", "Pagina", "bladzijde"}) {
        EXPECT_EQ(ruling(subject, "gelezen"), Ruling::read) << subject;
        EXPECT_EQ(ruling(subject, "negeren"), Ruling::ignore) << subject;
        EXPECT_EQ(ruling(subject, "beide"), Ruling::both) << subject;
        EXPECT_EQ(ruling(subject, "kopie 2"), Ruling::copy) << subject;
    }
}

TEST(saved_decisions, numbers_as_spreadsheets_write_them) {
    for (const auto* number : {"4", "4.0", "4,0", "4,00", " 4 ", "___4", "4___"}) {
        const auto text = std::string(decisions_header) + "\nA7F,1,3,,\"" + number + "\",,,,,\n";
        const auto result = parse_decisions(text);
        ASSERT_EQ(result.rows.size(), 1U) << number;
        EXPECT_EQ(result.rows[0].number, 4) << number;
    }
}

TEST(saved_decisions, blanks_and_letters_that_are_not_seen) {
    expect_understood(with(table, ",4,",
                           ",\xC2\xA0"
                           "4\xE2\x80\xAF,"),
                      "blanks that do not break");
    expect_understood(with(table, ",4,",
                           ",\xE2\x80\x8B"
                           "4,"),
                      "a blank without width");
    for (const auto* four : {"'4", "=4", "+4", "\"=\"\"4\"\"\""}) {
        expect_understood(with(table, ",4,", "," + std::string(four) + ","), four);
    }
    expect_understood(with(table, "page_in_file", "Page in file"), "a header as people write it");
}

TEST(saved_decisions, what_is_no_table_is_said_in_one_sentence) {
    const std::vector<std::pair<std::string, std::string>> kinds = {{"PK\x03\x04rest", "workbook (.xlsx"},
                                                                    {"\xD0\xCF\x11\xE0", "old Excel workbook"},
                                                                    {"%PDF-1.7", "PDF"},
                                                                    {"{\\rtf1 sheet", ".rtf"},
                                                                    {"\xFF\xFE\0\0s\0\0\0"s, "UTF-32"},
                                                                    {"\xFF\xD8\xFF\xE0\0\x10JFIF"s, "no letters"},
                                                                    {"sheet,page\nA7F,\0\0\1\2"s, "line 2"}};
    for (const auto& [bytes, words] : kinds) {
        const auto result = parse_decisions(bytes);
        EXPECT_TRUE(result.rows.empty()) << words;
        ASSERT_EQ(result.mistakes.size(), 1U) << words;
        EXPECT_THAT(words_of(result.mistakes[0].why), HasSubstr(words));
        EXPECT_THAT(words_of(result.mistakes[0].why), HasSubstr("CSV UTF-8"));
    }
}

TEST(saved_decisions, an_open_quote_costs_its_own_line_only) {
    const auto result = parse_decisions(std::string(decisions_header) + "\nA7F,1,3,,4,\"Anna,,,,\nB2C,1,3,,5,,,,,\n");
    ASSERT_EQ(result.rows.size(), 1U);
    EXPECT_EQ(result.rows[0].sheet, "B2C");
    ASSERT_EQ(result.mistakes.size(), 1U);
    EXPECT_EQ(result.mistakes[0].line, 2U);
    EXPECT_THAT(words_of(result.mistakes[0].why), HasSubstr("never closed"));
}

TEST(saved_decisions, no_raw_bytes_are_repeated) {
    const auto result = parse_decisions(std::string(decisions_header) + "\nA7F,1,3,,\x1B[2Jx\xC2\x9B,,,,,\n");
    ASSERT_EQ(result.mistakes.size(), 1U);
    for (const char c : words_of(result.mistakes[0].why)) {
        EXPECT_TRUE(c >= ' ' && c < '\x7F') << static_cast<int>(c);
    }
}

} // namespace
} // namespace formradar::record
