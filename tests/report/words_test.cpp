// Words, numbers and plurals by language.
#include "report/words.hpp"

#include <gtest/gtest.h>

#include "formradar/draw/text.hpp"
#include "formradar/form/words.hpp"

namespace formradar::report {
namespace {

const form::ReportWords& words_nl = form::words_of("nl").report;
const form::ReportWords& words_en = form::words_of("en").report;

TEST(words, numbers_are_written_as_the_language_does) {
    EXPECT_EQ(number(words_nl, 3.449, 1), "3,4");
    EXPECT_EQ(number(words_en, 3.449, 2), "3.45");
    EXPECT_EQ(number(words_nl, -0.42, 1), "–0,4");
    EXPECT_EQ(number(words_nl, std::nullopt, 1), "–");
    EXPECT_EQ(number(words_nl, 13 / 4.0, 1), "3,3") << "as spreadsheets round";
    EXPECT_EQ(number(words_nl, 63 / 20.0, 1), "3,2");
    EXPECT_EQ(number(words_nl, -0.125, 2), "–0,13");
    EXPECT_EQ(with_sign(words_nl, 0.42, 1), "+0,4");
    EXPECT_EQ(with_sign(words_nl, 0.04, 1), "0,0");
    EXPECT_EQ(with_sign(words_nl, -0.04, 1), "0,0");
}

TEST(words, one_and_many_differ) {
    EXPECT_EQ(counted(words_nl.picture.sheets, 1), "1 formulier");
    EXPECT_EQ(counted(words_nl.picture.sheets, 24), "24 formulieren");
    EXPECT_EQ(counted(words_en.notes.waiting, 1), "1 score waits for a person and is not counted yet.");
}

TEST(words, gaps_are_filled_each_time) {
    EXPECT_EQ(filled("{a} and {b} and {a}", {{"a", "{b}"}, {"b", "x"}}), "x and x and x");
    EXPECT_EQ(filled("no gap", {{"a", "1"}}), "no gap");
}

TEST(words, every_language_has_all_words_of_the_results) {
    for (const form::Words* words : form::all_words()) {
        const form::ReportWords& report = words->report;
        // The last of each part: what is left out is left empty by the compiler only from somewhere on.
        for (const std::string_view word : {report.picture.too_few, report.notes.complete, report.agreement.left_empty.many,
                                            report.groups.largest, report.comparison.unmatched, report.agenda.next,
                                            report.quotes.answers.many, report.account.counted, report.xlsx.agreement_note}) {
            EXPECT_FALSE(word.empty()) << words->language;
        }
    }
}

} // namespace
} // namespace formradar::report
