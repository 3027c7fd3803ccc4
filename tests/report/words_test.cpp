// Words, numbers and plurals by language.
#include "report/words.hpp"

#include <gtest/gtest.h>

#include "formradar/draw/text.hpp"
#include "formradar/form/words.hpp"

namespace formradar {
namespace {

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

TEST(words, every_language_of_forms_has_results) {
    for (const std::string_view language : languages()) {
        EXPECT_EQ(report_words(language).language, language);
    }
    EXPECT_EQ(report_words("xx").language, "en");
}

} // namespace
} // namespace formradar
