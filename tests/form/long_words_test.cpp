// Words that are longer than their line, on the printed page.
#include "form/long_words.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "formradar/draw/hyphenation.hpp"
#include "formradar/form/layout.hpp"

namespace formradar::form {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

Form form_with_long_words() {
    Form form{.id = "long", .language = "nl", .title = "Arbeidsmarkt en kwaliteitszorgmedewerkersoverleg in de regio"};
    form.question = "Eens?";
    form.not_applicable = "weet niet";
    form.scale = {.low = "nee", .high = "ja", .steps = 7};
    form.statements = {{.label = "a", .text = "De medezeggenschapsraadsverkiezingscommissie overlegt."},
                       {.label = "b", .text = "Onze verantwoordelijkheden zijn duidelijk."},
                       {.label = "c", .text = "Drie."}};
    return form;
}

std::vector<std::string> lines_on_first_page(const Form& form, Print print) {
    std::vector<std::string> lines;
    const auto pages = lay_out(form, Paper::a4, print);
    for (const auto& shape : pages.backgrounds.at(0).shapes) {
        if (const auto* text = std::get_if<draw::Text>(&shape)) {
            lines.push_back(text->text);
        }
    }
    return lines;
}

TEST(LongWords, are_broken_with_a_hyphen_where_their_language_does) {
    if (!draw::Hyphenation("nl").known()) {
        GTEST_SKIP() << "hyphen-nl is not installed";
    }
    const auto lines = lines_on_first_page(form_with_long_words(), Print::usual);
    const auto first = std::ranges::find_if(lines, [](const auto& line) { return line.find("medezeggenschaps") != line.npos; });
    ASSERT_NE(first, lines.end());
    EXPECT_TRUE(first->ends_with("-")) << *first;
    const auto whole = first->substr(first->find("mede"), first->size() - 1 - first->find("mede")) + *std::next(first);
    EXPECT_THAT(whole, HasSubstr("medezeggenschapsraadsverkiezingscommissie"));
}

TEST(LongWords, others_stay_whole) {
    const auto form = form_with_long_words();
    const auto broken = with_long_words_broken(form, Grid{.paper = {}, .left = 0, .right = 500, .head_right = 500});
    EXPECT_EQ(broken.title, form.title);
    const auto lines = lines_on_first_page(form, Print::usual);
    EXPECT_THAT(lines, Contains(HasSubstr("verantwoordelijkheden")));
    EXPECT_THAT(lines, Contains(HasSubstr("kwaliteitszorgmedewerkersoverleg")))
        << "a heading's lines are made even, but not by tearing a word";
    EXPECT_THAT(lines, Not(Contains(HasSubstr("\u00AD"))));
}

} // namespace
} // namespace formradar::form
