// Words broken as their language does.
#include "formradar/draw/hyphenation.hpp"

#include <gtest/gtest.h>

#include <string>

#include "formradar/draw/text.hpp"

namespace formradar::draw {
namespace {

std::string shown(const std::string& language, const std::string& text) {
    std::string result = Hyphenation(language).with_soft_hyphens(text);
    for (auto at = result.find("\u00AD"); at != std::string::npos; at = result.find("\u00AD")) {
        result.replace(at, 2, "|");
    }
    return result;
}

TEST(hyphenation, breaks_words_as_their_language_does) {
    EXPECT_EQ(shown("nl", "Samenwerking"), "Samen|wer|king");
    EXPECT_EQ(shown("nl", "Verantwoordelijkheid"), "Ver|ant|woor|de|lijk|heid");
    EXPECT_EQ(shown("en", "responsibility"), "respons|ib|il|ity");
    EXPECT_EQ(shown("de", "Zusammenarbeit"), "Zusam|men|ar|beit");
    EXPECT_EQ(shown("fr", "d\u00e9veloppement"), "d\u00e9ve|lop|pe|ment");
}

TEST(hyphenation, leaves_short_words_and_other_languages_whole) {
    EXPECT_EQ(shown("nl", "samen 1234567890 de"), "samen 1234567890 de");
    EXPECT_EQ(shown("tlh", "Samenwerking"), "Samenwerking");
    EXPECT_EQ(shown("nl", ""), "");
}

TEST(hyphenation, shows_a_hyphen_only_where_a_line_ends) {
    const Hyphenation dutch("nl");
    const auto lines = wrap(dutch.with_soft_hyphens("Verantwoordelijkheidsverdeling"), Font::regular, 3.5, 30);
    ASSERT_GE(lines.size(), 2U);
    EXPECT_TRUE(lines[0].ends_with("-"));
    EXPECT_FALSE(lines.back().ends_with("-"));
    EXPECT_EQ(wrap(dutch.with_soft_hyphens("de samenwerking"), Font::regular, 3.5, 100).size(), 1U);
    EXPECT_EQ(wrap(dutch.with_soft_hyphens("de samenwerking"), Font::regular, 3.5, 100)[0], "de samenwerking");
    EXPECT_EQ(without_soft_hyphens(dutch.with_soft_hyphens("de samenwerking")), "de samenwerking");
}

} // namespace
} // namespace formradar::draw
