// What keeps a form from being printed is said where the form is checked, with its line and column.
#include <gmock/gmock.h>

#include <array>

#include "formradar/core/failure.hpp"
#include "formradar/form/layout.hpp"

namespace formradar::form {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::array both = {Paper::a4, Paper::letter};

struct Texts {
    std::string title = "Titel";
    std::string low = "niet";
    std::string label = "Twee";
    std::string text = "Twee.";
    std::string groups;
    std::string questions;
};

std::string toml(const Texts& texts) {
    return "id = \"vraag\"\nlanguage = \"nl\"\ntitle = \"" + texts.title + "\"\nquestion = \"Vraag?\"\n" + texts.groups +
           texts.questions + "[scale]\nlow = \"" + texts.low +
           "\"\nhigh = \"wel\"\n[[statement]]\nlabel = \"Een\"\ntext = \"Een.\"\n" + "[[statement]]\nlabel = \"" + texts.label +
           "\"\ntext = \"" + texts.text + "\"\n[[statement]]\nlabel = \"Drie\"\ntext = \"Drie.\"\n";
}

std::string complaint(const std::string& text) {
    try {
        static_cast<void>(parse_printable(text, "f.toml", both));
    } catch (const Error& error) {
        return error.what();
    }
    return "no complaint";
}

std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += "woorden ";
    }
    return text;
}

TEST(Printable, a_form_that_can_be_printed_is_no_complaint) {
    EXPECT_EQ(complaint(toml({})), "no complaint");
}

TEST(Printable, letters_that_the_font_lacks_have_their_line_and_column) {
    EXPECT_THAT(complaint(toml({.title = "\xF0\x9F\x98\x80"})), HasSubstr("f.toml:3:9: the title has letters"));
    EXPECT_THAT(complaint(toml({.low = "中"})), HasSubstr("f.toml:6:7: the scale's low end"));
    EXPECT_THAT(complaint(toml({.label = "≥ 3"})), HasSubstr("f.toml:12:9: the label of statement 2"));
    EXPECT_THAT(complaint(toml({.text = "√2"})), HasSubstr("f.toml:13:8: statement 2"));
    EXPECT_THAT(complaint(toml({.groups = "groups = [\"a\", \"漢\"]\n"})), HasSubstr("f.toml:5:16: group 2"));
    EXPECT_THAT(complaint(toml({.questions = "open_questions = [\"ع\"]\n"})), HasSubstr("f.toml:5:19: open question 1"));
}

TEST(Printable, all_of_them_are_said_at_once_with_all_else_that_is_wrong) {
    const auto said = complaint(toml({.title = "😀", .low = "", .text = "√"}));
    EXPECT_THAT(said, HasSubstr("f.toml:3:9"));
    EXPECT_THAT(said, HasSubstr("f.toml:6:7"));
    EXPECT_THAT(said, HasSubstr("f.toml:13:8"));
}

TEST(Printable, a_text_that_fits_on_no_page_has_its_place) {
    EXPECT_THAT(complaint(toml({.text = words(120)})), Not(HasSubstr("cannot")));
    Texts long_question;
    long_question.questions = "open_questions = [\"ok\", \"" + words(60) + "\"]\n";
    EXPECT_EQ(complaint(toml(long_question)), "no complaint");
    std::string groups = "groups = [";
    for (int i = 0; i < 24; ++i) {
        groups += "\"" + std::string(55, 'W') + std::to_string(10 + i) + "\", ";
    }
    EXPECT_THAT(complaint(toml({.groups = groups + "]\n"})), HasSubstr("f.toml:5:10: the list of groups does not fit"));
}

TEST(Printable, accents_are_put_on_their_letters) {
    const auto form = parse_printable(toml({.title = "A\xCC\x8A e\xCC\x81"}), "f.toml", both);
    EXPECT_EQ(form.title, "Å é");
    EXPECT_THAT(complaint(toml({.title = "q\xCC\x83"})), HasSubstr("f.toml:3:9"))
        << "no letter of its own: it would stand beside it";
}

TEST(Printable, texts_that_look_the_same_are_the_same) {
    EXPECT_THAT(complaint(toml({.groups = "groups = [\"é\", \"e\xCC\x81\"]\n"})), HasSubstr("twice"));
}

TEST(Printable, quotes_of_a_word_processor_are_named_on_each_line) {
    const auto said = complaint("id = “vraag”\nlanguage = \"nl\"\ntitle = ‘Titel’\nquestion = „Vraag?”\n");
    EXPECT_THAT(said, HasSubstr("f.toml:1:6: the quote “"));
    EXPECT_THAT(said, HasSubstr("f.toml:3:9: the quote ‘"));
    EXPECT_THAT(said, HasSubstr("f.toml:4:12: the quote „"));
    EXPECT_THAT(said, HasSubstr("straight quotes"));
    EXPECT_THAT(complaint("id\xC2\xA0= \"vraag\"\n"), HasSubstr("f.toml:1:3: this blank"));
    EXPECT_THAT(complaint("id – \"vraag\"\n"), HasSubstr("the dash –"));
}

TEST(Printable, such_quotes_inside_a_text_are_letters) {
    EXPECT_EQ(complaint(toml({.title = "Wat “wij” doen"})), "no complaint");
    EXPECT_THAT(complaint("# “a remark”\nid = \"x“y”\"\ntitle = \n"), Not(HasSubstr("straight quotes")));
    EXPECT_THAT(complaint("intro = \"\"\"\nOver “dit”\n\"\"\"\ntitle = \n"), Not(HasSubstr("straight quotes")));
}

} // namespace
} // namespace formradar::form
