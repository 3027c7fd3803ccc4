// Rows of decisions.csv to decisions.
#include "formradar/record/decisions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "formradar/record/reason_words.hpp"

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

// Whoever translates a table translates its first row as well.
TEST(decisions, headings_may_be_in_any_language_of_forms_and_messages) {
    const std::vector<std::string> files = {
        "Formulier;Pagina;Uitspraak;Oud;Nieuw;Wie;Wanneer;Waarom;Bron;Pagina in bestand\nA7F;1;3;;4;Anna;;;;\n",
        "Bogen\tSeite\tAussage\tAlt\tNeu\tWer\tWann\tWarum\tQuelle\tSeite in Datei\nA7F\t1\t3\t\t4\tAnna\t\t\t\t\n",
        "feuille,page,\xC3\x89NONC\xC3\x89,ancien,nouveau,qui,quand,pourquoi,fichier,page du fichier\nA7F,1,3,,4,Anna,,,,\n",
        "uitspraak;nieuw;formulier;wie\n3;4;A7F;Anna\n", "Uitspraken van Noord;;\nwie;formulier;uitspraak;nieuw\nAnna;A7F;3;4\n"};
    for (const auto& text : files) {
        const auto result = parse_decisions(text);
        EXPECT_TRUE(result.mistakes.empty()) << text << words_of(result.mistakes.front().why);
        ASSERT_EQ(result.rows.size(), 1U) << text;
        EXPECT_EQ(result.rows[0].sheet, "A7F");
        EXPECT_EQ(result.rows[0].statement, 3);
        EXPECT_EQ(result.rows[0].number, 4);
        EXPECT_EQ(result.rows[0].who, "Anna");
    }
}

TEST(decisions, another_languages_heading_beside_our_own_is_somebodys_own_column) {
    const auto result = parse_decisions(
        "sheet,page,statement,old,new,who,when,why,source,page_in_file,vraag\n"
        "A7F,1,3,,4,,,,,,Hoe gaat het?\n");
    EXPECT_TRUE(result.mistakes.empty());
    ASSERT_EQ(result.rows.size(), 1U);
    EXPECT_EQ(result.rows[0].statement, 3);
}

TEST(decisions, words_may_be_in_any_language_of_messages) {
    const auto result =
        parse_decisions(file("A7F,1,3,,leer,,,,,\nA7F,1,4,,vide,,,,,\nB2K,1,seite,,weglassen,,,,,\n"
                             "B3K,1,page,,les deux,,,,,\nB4K,1,groupe,,mbo,,,,,\n"));
    EXPECT_TRUE(result.mistakes.empty()) << words_of(result.mistakes.front().why);
    ASSERT_EQ(result.rows.size(), 5U);
    EXPECT_EQ(result.rows[0].ruling, Ruling::empty);
    EXPECT_EQ(result.rows[1].ruling, Ruling::empty);
    EXPECT_EQ(result.rows[2].ruling, Ruling::ignore);
    EXPECT_EQ(result.rows[3].ruling, Ruling::both);
    EXPECT_EQ(result.rows[4].subject, Subject::group);
}

TEST(decisions, a_spreadsheets_ways_are_understood) {
    const Decisions result = parse_decisions("\xEF\xBB\xBFStatement;New;Sheet\r\n\r\nGROUP;mbo;A7F\r\n2;EMPTY;'-b2\r\n;;\r\n");
    ASSERT_EQ(result.rows.size(), 2U) << words_of(result.mistakes.front().why);
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
        EXPECT_THAT(words_of(result.mistakes[0].why), HasSubstr(message));
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
            EXPECT_TRUE(decisions.mistakes.empty()) << words_of(decisions.mistakes.front().why);
            ASSERT_EQ(decisions.rows.size(), 1U) << text;
            EXPECT_EQ(decisions.rows[0].number, 4);
        }
    }
    EXPECT_FALSE(parse_decisions("Table 1\nA7F,1,3,,4\n").mistakes.empty()) << "a title alone names no columns";
}

TEST(decisions, a_wrong_header_is_said) {
    const auto what = [](const char* csv) { return words_of(parse_decisions(csv).mistakes.at(0).why); };
    EXPECT_THAT(what("sheet,statement,value\nA7F,1,3\n"), HasSubstr("no such column: \"value\""));
    EXPECT_THAT(what("sheet,statement\nA7F,1\n"), HasSubstr("\"new\" is missing"));
    EXPECT_THAT(what("sheet,sheet,statement,new\n"), HasSubstr("twice"));
}

TEST(decisions, mistakes_are_told_in_the_language_of_who_reads_them) {
    const auto mistakes = parse_decisions("sheet,page,statement,new\nA7F,1,3,\nA7F,x,3,4\n").mistakes;
    ASSERT_EQ(mistakes.size(), 2U);
    EXPECT_EQ(words_of(mistakes[0].why, "nl"), "\"new\" is leeg; schrijf wat u besloten hebt");
    EXPECT_EQ(words_of(mistakes[1].why, "de"), "\"page\" ist \"x\"; es muss eine ganze Zahl von 1 bis 31 sein");
    const auto workbook = parse_decisions("PK\x03\x04").mistakes;
    EXPECT_THAT(words_of(workbook.at(0).why, "fr"), HasSubstr("aucune décision n’a pu être lue : c’est un classeur"));
}

} // namespace
} // namespace formradar::record
