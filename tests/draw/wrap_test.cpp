#include <gmock/gmock.h>

#include <algorithm>

#include "formradar/draw/text.hpp"

namespace formradar::draw {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Le;
using testing::ResultOf;

double width_of(const std::string& line) {
    return text_width(line, Font::regular, 10);
}

std::vector<std::string> wrapped(std::string_view text, double width) {
    return wrap(text, Font::regular, 10, width);
}

// Wide enough for `line` and nothing more.
std::vector<std::string> wrapped_like(std::string_view text, std::string_view line) {
    return wrapped(text, text_width(line, Font::regular, 10));
}

TEST(Wrap, keeps_a_text_that_fits_on_one_line) {
    EXPECT_THAT(wrapped_like("een twee", "een twee"), ElementsAre("een twee"));
}

TEST(Wrap, breaks_at_spaces) {
    EXPECT_THAT(wrapped_like("een twee drie vier", "een twee"), ElementsAre("een twee", "drie vier"));
}

TEST(Wrap, gives_one_empty_line_for_no_text) {
    EXPECT_THAT(wrapped("", 50), ElementsAre(""));
    EXPECT_THAT(wrapped("  ", 50), ElementsAre(""));
}

TEST(Wrap, always_breaks_at_a_newline) {
    EXPECT_THAT(wrapped("een\n\ntwee", 500), ElementsAre("een", "", "twee"));
}

TEST(Wrap, breaks_after_a_hyphen_and_after_a_slash) {
    EXPECT_THAT(wrapped_like("onderwijs-arbeidsmarkt", "arbeidsmarkt"), ElementsAre("onderwijs-", "arbeidsmarkt"));
    EXPECT_THAT(wrapped_like("scholen/bedrijven", "bedrijven"), ElementsAre("scholen/", "bedrijven"));
}

TEST(Wrap, keeps_ranges_fractions_and_single_letters_together) {
    EXPECT_THAT(wrapped_like("tussen 2024-2025", "2024-2025"), ElementsAre("tussen", "2024-2025"));
    EXPECT_THAT(wrapped_like("per 1/2 ons", "ons 1/2"), ElementsAre("per 1/2", "ons"));
    EXPECT_THAT(wrapped_like("stuur e-mail", "stuur e-"), ElementsAre("stuur", "e-mail"));
}

TEST(Wrap, does_not_break_at_a_no_break_space) {
    EXPECT_THAT(wrapped_like("een mooie tien\u00A0procent", "tien\u00A0procent"), ElementsAre("een mooie", "tien\u00A0procent"));
}

TEST(Wrap, breaks_inside_a_word_only_when_it_is_too_long_for_a_line) {
    const auto lines = wrapped("de samenwerkingsovereenkomsten", 60);
    EXPECT_THAT(lines, Each(ResultOf(width_of, Le(60.0))));
    EXPECT_EQ(lines[0], "de");
    std::string joined;
    for (const std::string& line : lines) {
        joined += line;
    }
    EXPECT_EQ(joined, "desamenwerkingsovereenkomsten");
}

TEST(Wrap, never_cuts_a_letter_of_more_bytes_or_its_accent) {
    EXPECT_THAT(wrapped("ééé", 1), ElementsAre("é", "é", "é"));
    EXPECT_THAT(wrapped("e\u0301e\u0301", 1), ElementsAre("e\u0301", "e\u0301"));
}

TEST(Wrap, shows_a_soft_hyphen_only_at_the_end_of_a_line) {
    EXPECT_THAT(wrapped_like("samen\u00ADwerking", "werking-"), ElementsAre("samen-", "werking"));
    EXPECT_THAT(wrapped("samen\u00ADwerking", 500), ElementsAre("samenwerking"));
}

TEST(Wrap, joins_runs_of_spaces) {
    EXPECT_THAT(wrapped(" een   twee ", 500), ElementsAre("een twee"));
}

TEST(Wrap, leaves_no_short_word_alone_on_the_last_line) {
    EXPECT_THAT(
        wrapped_like("Partners weten elkaar te vinden en doen dat ook nu", "Partners weten elkaar te vinden en doen dat ook"),
        ElementsAre("Partners weten elkaar te vinden en doen", "dat ook nu"));
}

TEST(Wrap, uses_no_more_lines_than_needed) {
    const std::string text = "STO is geïntegreerd binnen de (lijn)organisatie van de school en van het bedrijf in de regio";
    const std::size_t needed = static_cast<std::size_t>(width_of(text) / 100) + 1;
    EXPECT_EQ(wrapped(text, 105).size(), needed);
}

// Whatever the width: all letters are there, in order, and no line is too wide.
TEST(Wrap, loses_nothing_at_any_width) {
    const std::string text = "Er is een gedeelde visie op techniekonderwijs/arbeidsmarkt, met één loket voor 2024-2025.";
    std::string letters = text;
    std::erase(letters, ' ');
    for (int step = 0; step < 80; ++step) {
        const double width = 10 + step * 3.7;
        std::string found;
        for (const std::string& line : wrapped(text, width)) {
            EXPECT_LE(width_of(line), width + 1e-6);
            found += line;
        }
        std::erase(found, ' ');
        EXPECT_EQ(found, letters) << width;
    }
}

} // namespace
} // namespace formradar::draw
