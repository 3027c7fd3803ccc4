// What is wrong with a text that people wrote.
#include "form/fields.hpp"

#include <gtest/gtest.h>

#include <string>

namespace formradar::form {
namespace {

TEST(Fields, text_with_letters_of_any_script_is_fine) {
    EXPECT_EQ(mistake_in("één € — Ωμέγα Привет", {.example = "x"}), std::nullopt);
}

TEST(Fields, line_break_is_fine_only_where_lines_are) {
    EXPECT_EQ(mistake_in("a\nb", {.example = "x", .lines = true}), std::nullopt);
    EXPECT_NE(mistake_in("a\nb", {.example = "x"}), std::nullopt);
}

TEST(Fields, empty_is_fine_only_where_nothing_is_needed) {
    EXPECT_EQ(mistake_in("", {.example = "x", .needed = false}), std::nullopt);
    const auto mistake = mistake_in("", {.example = "x"});
    ASSERT_TRUE(mistake);
    EXPECT_EQ(mistake->in("en"), "is empty; write x");
    EXPECT_EQ(mistake->in("nl"), "is leeg; schrijf x");
    EXPECT_EQ(mistake->in("eo"), "is empty; write x");
}

TEST(Fields, blanks_that_are_not_seen_are_empty_as_well) {
    for (const auto* text : {" ", "\u00A0", "\u200B", " \u202F\u00A0 ", "\uFEFF", "\u00AD"}) {
        const auto mistake = mistake_in(text, {.example = "x"});
        ASSERT_TRUE(mistake) << text;
        EXPECT_EQ(mistake->in("en"), "is empty; write x");
        EXPECT_EQ(mistake_in(std::string("a") + text + "b", {.example = "x"}), std::nullopt) << text;
    }
}

TEST(Fields, length_counts_letters_and_not_bytes) {
    EXPECT_EQ(mistake_in("ééé", {.example = "x", .longest = 3}), std::nullopt);
    EXPECT_NE(mistake_in("éééé", {.example = "x", .longest = 3}), std::nullopt);
}

} // namespace
} // namespace formradar::form
