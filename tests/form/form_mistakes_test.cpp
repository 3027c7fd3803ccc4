// Form files with mistakes: each is said with its line and column and what would be right, all at once.
#include <gmock/gmock.h>

#include "form/slips.hpp"
#include "formradar/core/text.hpp"
#include "formradar/core/wording.hpp"
#include "formradar/form/builtin.hpp"
#include "formradar/form/form.hpp"

namespace formradar::form {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view good = R"(id = "vraag"
language = "nl"
title = "Titel"
question = "Vraag?"
groups = ["a", "b"]
[scale]
low = "niet"
high = "wel"
[[statement]]
label = "Een"
text = "Een."
[[statement]]
label = "Twee"
text = "Twee."
[[statement]]
label = "Drie"
text = "Drie."
)";

std::string replaced(std::string_view from, std::string_view to) {
    std::string text(good);
    const auto at = text.find(from);
    return at == std::string::npos ? "the text to replace is not there" : text.replace(at, from.size(), to);
}

std::string complaint(std::string_view toml) {
    try {
        static_cast<void>(parse_form(toml, "f.toml"));
    } catch (const Error& error) {
        return error.what();
    }
    return "no complaint";
}

struct Case {
    std::string name;
    std::string from; // replaced in the good form
    std::string to;
    std::string place;
    std::string says;
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.name;
}

class FormMistake : public ::testing::TestWithParam<Case> {};

TEST_P(FormMistake, is_said_where_it_is_and_how_it_would_be_right) {
    const auto& c = GetParam();
    const auto message = complaint(replaced(c.from, c.to));
    EXPECT_THAT(message, StartsWith("f.toml:" + c.place + ": "));
    EXPECT_THAT(message, HasSubstr(c.says));
    EXPECT_EQ(split(message, '\n').size(), 1U) << message;
}

INSTANTIATE_TEST_SUITE_P(
    All, FormMistake,
    ::testing::Values(
        Case{"id_missing", "id = \"vraag\"\n", "", "1:1", "`id` is missing in the form; write id = \"my-form\""},
        Case{"id_in_capitals", "\"vraag\"", "\"Vraag\"", "1:6", "small letters, digits and hyphens"},
        Case{"id_is_a_number", "\"vraag\"", "12", "1:6", "`id` is not a text in quotes"},
        Case{"language_unknown", "\"nl\"", "\"fr\"", "2:12", "the language \"fr\" is not known; write \"en\" or \"nl\""},
        Case{"title_empty", "\"Titel\"", "\"  \"", "3:9", "`title` is empty; write title = "},
        Case{"title_with_line_break", "\"Titel\"", "\"Ti\\ntel\"", "3:9", "has a line break"},
        Case{"title_with_control_character", "\"Titel\"", "\"Ti\\u0007tel\"", "3:9", "control character U+0007"},
        Case{"title_that_turns_the_writing_direction", "\"Titel\"", "\"Ti\\u202Etel\"", "3:9", "control character U+202E"},
        Case{"title_too_long", "\"Titel\"", "\"" + std::string(201, 'x') + "\"", "3:9", "has 201 letters; use at most 200"},
        Case{"unknown_key", "question", "queston = \"x\"\nquestion", "4:1", "did you mean `question`?"},
        Case{"unknown_key_like_no_other", "question", "colour = \"x\"\nquestion", "4:1", "its keys are: id, language"},
        Case{"groups_not_a_list", "[\"a\", \"b\"]", "\"a, b\"", "5:10", "`groups` is not a list; write groups = ["},
        Case{"group_twice", "[\"a\", \"b\"]", "[\"a\", \"a\"]", "5:16", "\"a\" is twice in `groups`"},
        Case{"group_not_a_text", "[\"a\", \"b\"]", "[\"a\", 2]", "5:16", "item 2 of `groups` is not a text in quotes"},
        Case{"group_alone", "[\"a\", \"b\"]", "[\"a\"]", "5:10", "one group only"},
        Case{"key_after_scale", "high = \"wel\"", "high = \"wel\"\nintro = \"x\"", "9:1", "keys of the form itself stand above"},
        Case{"scale_missing", "[scale]\nlow = \"niet\"\nhigh = \"wel\"\n", "", "1:1",
             "`scale` is missing in the form; write a table"},
        Case{"scale_end_missing", "high = \"wel\"\n", "", "6:1", "`high` is missing in [scale]"},
        Case{"scale_is_a_text", "[scale]\nlow = \"niet\"\nhigh = \"wel\"\n", "scale = \"1-5\"\n", "6:9",
             "`scale` is not a table"},
        Case{"steps_not_a_number", "low =", "steps = \"7\"\nlow =", "7:9",
             "`steps` is not a whole number from 2 to 7; write steps = 5"},
        Case{"steps_too_many", "low =", "steps = 8\nlow =", "7:9", "`steps` is not a whole number from 2 to 7"},
        Case{"labels_beside_an_end", "high = \"wel\"", "labels = [\"nee\", \"ja\"]", "7:7", "remove `low`"},
        Case{"one_label", "low = \"niet\"\nhigh = \"wel\"", "labels = [\"ja\"]", "7:10",
             "`labels` has 1 text; write one for each"},
        Case{"fewer_labels_than_steps", "low = \"niet\"\nhigh = \"wel\"", "steps = 3\nlabels = [\"nee\", \"ja\"]", "8:10",
             "`labels` has 2 texts where the scale has 3 steps; write one for each step"},
        Case{"label_of_the_scale_twice", "low = \"niet\"\nhigh = \"wel\"", "labels = [\"ja\", \"ja\"]", "7:17",
             "\"ja\" is twice in `labels`"},
        Case{"answer_without_score_too_long", "groups =", "not_applicable = \"" + std::string(25, 'x') + "\"\ngroups =", "5:18",
             "`not_applicable` has 25 letters; use at most 24"},
        Case{"label_twice", "\"Drie\"", "\"Een\"", "15:1", "statement 3 has the label \"Een\" of statement 1"},
        Case{"statement_without_text", "text = \"Twee.\"\n", "", "12:1", "`text` is missing in statement 2"},
        Case{"statement_key_misspelt", "text = \"Twee.\"", "text = \"Twee.\"\nlabl = \"x\"", "15:1", "did you mean `label`?"},
        Case{"two_statements", "[[statement]]\nlabel = \"Drie\"\ntext = \"Drie.\"\n", "", "9:1", "2 statements; write 3 to 60"},
        Case{"quote_missing", "\"Titel\"", "\"Titel", "3:9", "a text begins here whose end is missing"},
        Case{"not_toml", "\"Titel\"", "{ a = 1", "3:16", "this is not TOML: "},
        Case{"key_twice", "question", "title = \"x\"\nquestion", "4:1", "`title` is there twice; remove one"},
        Case{"letter_with_accent_outside_quotes", "\"Titel\"", "één", "3:9",
             "`title` is not a text in quotes; write title = \"één\""},
        Case{"not_utf8", "Titel", "T\xEFtel", "3:11", "not UTF-8"},
        Case{"date_for_a_text", "\"Titel\"", "2026-06-03", "3:9", "`title` is not a text in quotes"}),
    [](const auto& test) { return test.param.name; });

// What the parser would say of them: "expected '=', saw '\"'", in English.
TEST(FormMistakes, slips_of_the_pen_are_told_in_words_of_forms) {
    const std::vector<std::pair<std::string, std::string>> slips = {
        {"title \"Titel\"", "3:1: the sign = is missing after `title`"},
        {"title: \"Titel\"", "3:1: the sign = is missing after `title`"},
        {"my title = \"Titel\"", "3:1: `my title` is no key"},
        {"title = Titel van de dag # dag", "3:9: `title` is not a text in quotes; write title = \"Titel van de dag\""},
        {"title =", "3:1: nothing stands after `title` ="},
        {"title = 'Titel", "3:9: a text begins here whose end is missing"},
        {"title = \"De \"Titel\" zelf\"", "3:14: the text ends before this"},
        {"title = 'foto's'", "3:15: the text ends before this"},
        {"title = \"a\\dir\"", "3:11: a \\ in a text is written twice"},
        {"title = \"Titel\", ", "3:16: `,` stands after the value"},
        {"steps = 5, ", "3:10: `,` stands after the value"},
        {"remarks = yes", "3:11: `remarks` is neither true nor false; write remarks = true"},
        {"groups = [\"a\" \"b\"]", "3:15: a comma is missing before this"},
        {"groups = [\"a\", b]", "3:16: `groups` is not a text in quotes; write \"b\""},
        {"groups = [\"a\", \"b\"\ntitle = \"x\"", "3:10: a list begins here whose end is missing"},
        {"groups = [\"a\",\n  \"b\", # c\ntitle = \"x\"", "3:10: a list begins here whose end is missing"},
        {"[scale", "3:1: [scale is not closed"},
        {"[[statement]", "3:1: [[statement] is not closed"},
        {"title = \"\"\"Titel", "3:9: a text begins here whose end is missing"},
    };
    for (const auto& [line, said] : slips) {
        EXPECT_THAT(complaint("id = \"vraag\" # een \"woord\nlanguage = \"nl\"\n" + line + "\n"), HasSubstr("f.toml:" + said))
            << line;
    }
}

// Whatever is cut off, nothing worse than a message comes of it; and nothing that is TOML is called a slip.
TEST(FormMistakes, a_form_cut_off_anywhere_is_a_form_or_says_where) {
    for (std::size_t length = 0; length < good.size(); ++length) {
        EXPECT_THAT(complaint(good.substr(0, length)),
                    testing::AnyOf("no complaint", testing::ContainsRegex("f.toml:[0-9]+:[0-9]+: ")));
    }
    for (const auto& form : builtin_forms()) {
        EXPECT_FALSE(slip_in(form.toml)) << form.name;
    }
}

TEST(FormMistakes, are_said_in_every_language_of_messages_at_the_same_place) {
    auto toml = replaced("\"nl\"", "\"xx\"");
    toml.replace(toml.find("question"), 8, "queston");
    try {
        static_cast<void>(parse_form(toml, "f.toml"));
        FAIL() << "no complaint";
    } catch (const WordedError& error) {
        const auto& dutch = error.words().in("nl");
        EXPECT_THAT(dutch, HasSubstr("f.toml:2:12: de taal \"xx\" is niet bekend; schrijf \"en\" of \"nl\""));
        EXPECT_THAT(dutch, HasSubstr("f.toml:4:1: het formulier heeft geen sleutel `queston`; bedoelt u `question`?"));
        EXPECT_THAT(dutch, HasSubstr("`question` ontbreekt in het formulier; schrijf question = \"wat van elke"));
        EXPECT_THAT(error.words().in("de"), HasSubstr("f.toml:4:1: das Formular hat keinen Schlüssel `queston`"));
        EXPECT_THAT(error.words().in("fr"), HasSubstr("f.toml:4:1: le formulaire n’a pas de clé `queston`"));
        EXPECT_EQ(error.words().in("en"), error.what());
    }
}

TEST(FormMistakes, all_are_said_at_once_in_the_order_of_the_file) {
    auto toml = replaced("\"vraag\"", "\"V!\"");
    toml.replace(toml.find("\"nl\""), 4, "\"xx\"");
    toml.replace(toml.find("\"Twee.\""), 7, "\"\"");
    const auto message = complaint(toml);
    const auto lines = split(message, '\n');
    ASSERT_EQ(lines.size(), 3U) << message;
    EXPECT_THAT(std::string(lines[0]), StartsWith("f.toml:1:6:"));
    EXPECT_THAT(std::string(lines[1]), StartsWith("f.toml:2:12:"));
    EXPECT_THAT(std::string(lines[2]), StartsWith("f.toml:14:8:"));
}

TEST(FormMistakes, statements_outside_of_sections) {
    EXPECT_THAT(
        complaint(std::string(good) + "[[section]]\ntitle = \"Deel\"\n[[section.statement]]\nlabel = \"a\"\ntext = \"b\"\n"),
        HasSubstr("write each as [[section.statement]] below its [[section]]"));
}

TEST(FormMistakes, in_a_section_are_said_where_they_are) {
    std::string toml(good.substr(0, good.find("[[statement]]")));
    toml += "[[section]]\ntitle = \"Deel\"\n[[section.statement]]\nlabel = \"a\"\ntext = \"b\"\n";
    toml += "[[section]]\n[[section.statement]]\nlabel = \"c\"\n[[section.statement]]\nlabel = \"a\"\ntext = \"e\"\n";
    const auto message = complaint(toml);
    EXPECT_THAT(message, HasSubstr("f.toml:14:1: `title` is missing in section 2"));
    EXPECT_THAT(message, HasSubstr("f.toml:15:1: `text` is missing in statement 2"));
    EXPECT_THAT(message, HasSubstr("f.toml:17:1: statement 3 has the label \"a\" of statement 1"));
}

TEST(FormMistakes, single_brackets_around_statement) {
    std::string toml(good.substr(0, good.find("[[statement]]")));
    EXPECT_THAT(complaint(toml + "[statement]\nlabel = \"a\"\ntext = \"b\"\n"),
                HasSubstr("write [[statement]] with two brackets"));
}

TEST(FormMistakes, sixty_one_statements) {
    std::string toml(good);
    for (int i = 4; i <= 61; ++i) {
        toml += "[[statement]]\nlabel = \"" + std::to_string(i) + "\"\ntext = \"x\"\n";
    }
    EXPECT_THAT(complaint(toml), HasSubstr("61 statements; write 3 to 60"));
}

// What people have their texts in, given as the form.
TEST(FormMistakes, a_file_of_another_program_is_told_for_what_it_is) {
    const std::vector<std::pair<std::string, std::string>> files = {
        {std::string("PK\3\4\24\0\6\0[Content_Types].xml", 25), "word processor"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "word processor"},
        {"{\\rtf1\\ansi Vraag}", "word processor"},
        {"%PDF-1.7\n%\xE2\xE3\xCF\xD3", "a PDF"},
        {std::string("\xFF\xFEi\0d\0", 6), "UTF-16"}};
    for (const auto& [bytes, words] : files) {
        const auto message = complaint(bytes);
        EXPECT_THAT(message, HasSubstr(words));
        EXPECT_EQ(std::ranges::count(message, '\n'), 0) << message;
    }
}

TEST(Form, with_the_lines_of_an_old_Mac_is_a_form) {
    std::string old(good), mixed(good);
    std::ranges::replace(old, '\n', '\r');
    mixed.replace(mixed.find('\n'), 1, "\r");
    for (const auto& text : {old, mixed, replaced("\n[scale]\n", "\r\n\r[scale]\r\n")}) {
        EXPECT_EQ(parse_form(text, "vraag.toml"), parse_form(good, "vraag.toml"));
    }
}

TEST(FormMistakes, empty_file_misses_everything) {
    EXPECT_EQ(split(complaint(""), '\n').size(), 6U) << complaint("");
}

TEST(FormMistakes, made_up_nesting_does_not_exhaust_the_stack) {
    std::string dots = "a";
    std::string brackets = "a = ";
    for (int i = 0; i < 200'000; ++i) {
        dots += ".a";
        brackets += "[";
    }
    EXPECT_THAT(complaint(dots + " = 1"), HasSubstr("dots in one line"));
    EXPECT_THAT(complaint(brackets), HasSubstr("this is not TOML"));
    std::string both = "a = ";
    for (int i = 0; i < 127; ++i) {
        both += "[\n{ ";
        for (int dot = 0; dot < 190; ++dot) {
            both += "a.";
        }
        both += "a = ";
    }
    EXPECT_THAT(complaint(both), HasSubstr("f.toml:"));
}

} // namespace
} // namespace formradar::form
