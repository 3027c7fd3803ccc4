// Tables as people type them: either way round, with names, groups, averages and mistakes.
#include "formradar/record/typed_scores.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <iterator>

#include "formradar/record/reason_words.hpp"

namespace formradar::record {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

form::Form a_form(std::size_t statements = 3) {
    form::Form form;
    const std::vector<std::string> labels = {"Integratie", "Samen werken", "Tijd", "Geld", "Zicht", "Rust", "Moed"};
    for (std::size_t i = 0; i < statements; ++i) {
        form.statements.push_back({labels[i], "Wij hebben " + labels[i] + "."});
    }
    form.groups = {"mbo", "overheid"};
    return form;
}

std::vector<TableRow> rows_of(std::string_view csv) {
    auto rows = table_rows(csv);
    EXPECT_TRUE(rows) << words_of(rows.error());
    return rows ? *rows : std::vector<TableRow>{};
}

TypedScores scores_of(std::string_view csv, const form::Form& form = a_form()) {
    auto scores = typed_scores(rows_of(csv), form);
    if (!scores) {
        ADD_FAILURE() << words_of(scores.error().front());
        return {};
    }
    return *scores;
}

std::vector<std::string> in_words(const std::vector<Reason>& reasons) {
    std::vector<std::string> words;
    std::ranges::transform(reasons, std::back_inserter(words), [](const Reason& reason) { return words_of(reason); });
    return words;
}

std::vector<std::string> mistakes_of(std::string_view csv, const form::Form& form = a_form()) {
    const auto scores = typed_scores(rows_of(csv), form);
    return scores ? std::vector<std::string>{} : in_words(scores.error());
}

std::vector<int> plain(const TypedSheet& sheet) {
    std::vector<int> scores;
    for (const auto& score : sheet.scores) {
        scores.push_back(score.value_or(0));
    }
    return scores;
}

TEST(TypedScores, statements_as_columns_with_names_groups_and_an_average) {
    const auto scores = scores_of(
        "Naam;Groep;Integratie;Tijd;Samen  Werken;opmerking\n"
        "Anna;MBO;4;2;5;\nBert;;3;;1;mooi\nGemiddelde;;3,5;2;3;\n");
    EXPECT_EQ(scores.arrangement, Arrangement::statements_are_columns);
    ASSERT_THAT(scores.sheets, SizeIs(2));
    EXPECT_THAT(plain(scores.sheets[0]), ElementsAre(4, 5, 2));
    EXPECT_THAT(plain(scores.sheets[1]), ElementsAre(3, 1, 0));
    EXPECT_EQ(scores.sheets[0].group, "mbo");
    EXPECT_EQ(scores.sheets[1].group, "");
    EXPECT_EQ(scores.sheets[0].place, 2U);
    EXPECT_THAT(in_words(scores.unused), ElementsAre("column A (Naam)", "column F (opmerking)", "row 4"));
}

TEST(TypedScores, statements_as_rows_with_numbers_texts_and_people_above) {
    const auto scores = scores_of(
        "nr,uitspraak,tekst,Anna,Bert,gemiddelde\n"
        "groep,,,mbo,overheid,\n"
        "1,1. Integratie,Wij hebben Integratie.,4,3,\"3,5\"\n"
        "2,2. Samen werken,Wij hebben Samen werken.,5,-,5\n"
        "3,3. Tijd,Wij hebben Tijd.,2,1,1.5\n");
    EXPECT_EQ(scores.arrangement, Arrangement::statements_are_rows);
    ASSERT_THAT(scores.sheets, SizeIs(2));
    EXPECT_THAT(plain(scores.sheets[0]), ElementsAre(4, 5, 2));
    EXPECT_THAT(plain(scores.sheets[1]), ElementsAre(3, 0, 1));
    EXPECT_EQ(scores.sheets[0].place, 4U);
}

TEST(TypedScores, the_own_scores_csv_comes_back) {
    const auto scores =
        scores_of("sheet,group,s1,s2,s3,doubts,scans\r\nA7F,mbo,4,5,2,0,scans/1.jpg\r\nB2C,,,3,1,1,scans/2.jpg\r\n");
    ASSERT_THAT(scores.sheets, SizeIs(2));
    EXPECT_THAT(plain(scores.sheets[1]), ElementsAre(0, 3, 1));
}

TEST(TypedScores, dialects_titles_and_encodings_make_no_difference) {
    const auto expected = scores_of("Integratie,Samen werken,Tijd\n4,5,2\n").sheets;
    for (const std::string csv :
         {"Scores 2025, noord\n\nIntegratie;Samen werken;Tijd\n4;5;2\n", "sep=;\nIntegratie;Samen werken;Tijd\r\n4;5;2\r\n",
          "\xEF\xBB\xBFIntegratie\tSamen werken\tTijd\r4\t5\t2\r",
          "\"Integratie\",\"Samen\nwerken\",\"Tijd\"\n\"4.0\",\"5\",\" 2 \"\n"}) {
        const auto scores = scores_of(csv).sheets;
        ASSERT_THAT(scores, SizeIs(1)) << csv;
        EXPECT_EQ(scores[0].scores, expected[0].scores) << csv;
    }
}

// A Mac writes them in pieces, and a form's are whole.
TEST(TypedScores, letters_with_accents_are_the_same_however_they_are_written) {
    auto form = a_form();
    form.statements[0].label = "Eén plan";
    form.groups = {"één", "overheid"};
    const auto scores = scores_of("naam,groep,Ee\u0301n plan,Samen werken,Tijd\nAnna,e\u0301e\u0301n,4,5,2\n", form);
    ASSERT_THAT(scores.sheets, SizeIs(1));
    EXPECT_EQ(scores.sheets[0].group, "één");
    EXPECT_THAT(plain(scores.sheets[0]), ElementsAre(4, 5, 2));
}

TEST(TypedScores, every_mistake_is_named_with_row_and_column) {
    EXPECT_THAT(
        mistakes_of("naam,groep,Integratie,Samen werken,Tijd\nAnna,mbo,6,5,2\nBert,overhied,4,x,2.5\n"),
        ElementsAre(AllOf(HasSubstr("row 2, column C (Integratie): \"6\" is no score"), HasSubstr("from 1 to 5")),
                    AllOf(HasSubstr("row 3, column B: the form has no group \"overhied\""), HasSubstr("did you mean overheid?")),
                    HasSubstr("row 3, column D (Samen werken): \"x\""),
                    AllOf(HasSubstr("row 3, column E"), HasSubstr("if row 3 is an average, remove it"))));
}

TEST(TypedScores, a_statement_that_is_missing_misspelt_or_there_twice_is_named) {
    EXPECT_THAT(
        mistakes_of("Integratie,Samen werken,Tjid\n4,5,2\n"),
        ElementsAre(AllOf(HasSubstr("statement 3, \"Tijd\", is not in row 1"), HasSubstr("column C, \"Tjid\", may be meant"))));
    EXPECT_THAT(mistakes_of("Integratie,Samen werken,Tijd,tijd\n4,5,2,2\n"), ElementsAre(HasSubstr("row 1, column D: \"Tijd\"")));
}

TEST(TypedScores, a_table_of_numbers_alone_is_never_guessed_at) {
    EXPECT_THAT(mistakes_of("1,2,3\n4,5,2\n3,3,3\n"), ElementsAre(HasSubstr("neither a row nor a column names")));
    EXPECT_THAT(mistakes_of("4,5,2\n3,3,3\n"), ElementsAre(HasSubstr("neither a row nor a column names")));
    // Numbers over five are no scores: then they name the statements.
    const auto scores = scores_of("naam,1,2,3,4,5,6,7\nAnna,1,2,3,4,5,1,2\nBert,5,5,5,5,5,5,5\n", a_form(7));
    ASSERT_THAT(scores.sheets, SizeIs(2));
    EXPECT_THAT(plain(scores.sheets[0]), ElementsAre(1, 2, 3, 4, 5, 1, 2));
}

TEST(TypedScores, somebody_who_scored_one_two_three_is_no_line_of_numbers) {
    const auto scores = scores_of("naam,Integratie,Samen werken,Tijd\nAnna,1,2,3\nBert,3,2,1\n");
    ASSERT_THAT(scores.sheets, SizeIs(2));
    EXPECT_THAT(plain(scores.sheets[0]), ElementsAre(1, 2, 3));
    const auto across = scores_of("uitspraak,Anna,Bert\nIntegratie,1,3\nSamen werken,2,2\nTijd,3,1\n");
    ASSERT_THAT(across.sheets, SizeIs(2));
    EXPECT_THAT(plain(across.sheets[0]), ElementsAre(1, 2, 3));
}

TEST(TypedScores, scores_above_the_names_are_not_lost_silently) {
    EXPECT_THAT(mistakes_of("x,4,5,2\nnaam,Integratie,Samen werken,Tijd\nAnna,1,2,3\n"),
                Contains(HasSubstr("row 1, column B: a score before the names")));
}

TEST(TypedScores, somebody_without_a_score_is_counted_apart_and_a_table_of_nobody_is_a_mistake) {
    const auto scores = scores_of("naam,Integratie,Samen werken,Tijd\nAnna,1,2,3\nBert,,,\n,,,\n");
    EXPECT_THAT(scores.sheets, SizeIs(1));
    EXPECT_EQ(scores.without_scores, 1U);
    EXPECT_THAT(mistakes_of("naam,Integratie,Samen werken,Tijd\n"), ElementsAre(HasSubstr("not a single score")));
    EXPECT_THAT(words_of(table_rows(std::string_view("PK\3\4zip", 7)).error()), HasSubstr("workbook"));
}

TEST(TypedScores, columns_have_the_letters_of_a_spreadsheet) {
    EXPECT_EQ(column_letters(0), "A");
    EXPECT_EQ(column_letters(25), "Z");
    EXPECT_EQ(column_letters(26), "AA");
    EXPECT_EQ(column_letters(701), "ZZ");
    EXPECT_EQ(column_letters(702), "AAA");
}

TEST(TypedScores, mistakes_are_told_in_the_language_of_who_reads_them) {
    const auto mistakes = typed_scores(rows_of("naam,Integratie,Samen werken,Tjid\nAnna,6,x,2\n"), a_form()).error();
    ASSERT_THAT(mistakes, SizeIs(3));
    EXPECT_EQ(words_of(mistakes[0], "nl"),
              "uitspraak 3, \"Tijd\", staat niet in rij 1, waar de andere staan (misschien is kolom D, \"Tjid\", bedoeld)");
    EXPECT_EQ(words_of(mistakes[1], "de"),
              "Zeile 2, Spalte B (Integratie): \"6\" ist kein Wert: schreiben Sie eine ganze Zahl von 1 bis 5, oder lassen Sie "
              "es leer");
}

} // namespace
} // namespace formradar::record
