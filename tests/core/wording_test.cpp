// The same said in several languages, and sentences with places.
#include "formradar/core/wording.hpp"

#include <gtest/gtest.h>

#include <array>

#include "formradar/core/phrase.hpp"

namespace formradar {
namespace {

TEST(Wording, a_plain_text_is_the_same_in_every_language) {
    const Wording text("12:3: ");
    EXPECT_EQ(text.in("en"), "12:3: ");
    EXPECT_EQ(text.in("nl"), "12:3: ");
}

TEST(Wording, two_put_together_are_in_every_language_that_one_of_them_is_in) {
    const auto both = "f:1: " + Wording("empty", {{"nl", "leeg"}}) + "; " + Wording("write", {{"de", "schreiben"}});
    EXPECT_EQ(both.in("en"), "f:1: empty; write");
    EXPECT_EQ(both.in("nl"), "f:1: leeg; write");
    EXPECT_EQ(both.in("de"), "f:1: empty; schreiben");
    EXPECT_EQ(both.in("eo"), both.in("en"));
}

TEST(Wording, an_error_says_english_to_who_knows_no_language) {
    const WordedError error(Wording("empty", {{"nl", "leeg"}}));
    EXPECT_STREQ(error.what(), "empty");
    EXPECT_EQ(error.words().in("nl"), "leeg");
}

TEST(Phrase, places_are_filled_in_once_and_unknown_ones_stay) {
    const std::array fillings = {Filling{"a", "{b}"}, Filling{"b", "2"}};
    EXPECT_EQ(filled_in("{a} and {b} and {c}", fillings), "{b} and 2 and {c}");
    EXPECT_EQ(filled_in("{a", fillings), "{a");
    EXPECT_EQ(filled_in("", fillings), "");
}

} // namespace
} // namespace formradar
