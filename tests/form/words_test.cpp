// Printed words in every language.
#include "formradar/form/words.hpp"

#include <gtest/gtest.h>

#include "formradar/core/failure.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::form {
namespace {

TEST(Words, every_language_has_all_words_and_letters_that_print) {
    ASSERT_GE(all_words().size(), 2U);
    for (const Words* each : all_words()) {
        const Words& words = *each;
        const std::string_view language = words.language;
        EXPECT_EQ(&words_of(language), each) << "two languages of one code";
        for (const auto word :
             {words.page, words.of, words.group_head, words.preset, words.mark, words.correct, words.months[11]}) {
            EXPECT_FALSE(word.empty()) << language;
            EXPECT_TRUE(draw::missing_letters(word, draw::Font::regular).empty()) << word;
        }
    }
}

TEST(Words, unknown_language_is_an_error) {
    EXPECT_THROW(static_cast<void>(words_of("fr")), Error);
}

TEST(Words, date_is_written_out) {
    EXPECT_EQ(long_date(words_of("nl"), "2026-06-03"), "3 juni 2026");
    EXPECT_EQ(long_date(words_of("en"), "2026-12-31"), "31 December 2026");
    EXPECT_EQ(long_date(words_of("en"), "next week"), "next week");
    EXPECT_EQ(long_date(words_of("en"), "2026-13-01"), "2026-13-01");
}

TEST(Words, page_is_counted) {
    EXPECT_EQ(page_of(words_of("nl"), 2, 3), "Pagina 2 van 3");
}

} // namespace
} // namespace formradar::form
