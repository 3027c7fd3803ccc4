// Form files that are right, and the forms that are compiled in.
#include "formradar/form/form.hpp"

#include <gmock/gmock.h>

#include "form/random_form.hpp"
#include "formradar/form/builtin.hpp"

namespace formradar::form {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Form builtin(std::string_view name) {
    for (const auto& form : builtin_forms()) {
        if (form.name == name) {
            return parse_form(form.toml, name);
        }
    }
    return {};
}

TEST(Form, programme_form_is_there_letter_by_letter) {
    const auto form = builtin("sto-borging");
    EXPECT_EQ(form.title, "Samenwerken aan het borgen van Sterk Techniekonderwijs");
    EXPECT_EQ(form.question,
              "In hoeverre zijn wij tevreden over de mate waarin onderstaande uitspraken van toepassing zijn voor onze regio?");
    EXPECT_EQ(form.scale, (Scale{.low = "helemaal niet", .high = "helemaal wel"}));
    EXPECT_THAT(form.groups, ElementsAre("vmbo", "primair onderwijs", "mbo", "bedrijfsleven", "overheid", "anders"));
    EXPECT_THAT(form.open_questions,
                ElementsAre("Bij borging in de regio denk ik aan …", "Bij borging in de regio zie en ervaar ik …",
                            "Bij borging in de regio vraag ik me dit af …"));
    ASSERT_THAT(form.statements, SizeIs(7));
    EXPECT_EQ(form.statements[0].text, "STO is geïntegreerd binnen de (lijn)organisatie.");
    EXPECT_EQ(form.statements[1].text,
              "Er is een sterk, uniek én gezamenlijk aanbod vanuit de regio dat voorziet in de regionale behoefte.");
    EXPECT_EQ(form.statements[2].text, "Er is sprake van structurele betrokkenheid op alle niveaus vanuit de scholen.");
    EXPECT_EQ(form.statements[3].text,
              "Er is sprake van gedeelde samenwerking met de partners in de regio, die overtuigd zijn van de "
              "urgentie en het belang.");
    EXPECT_EQ(form.statements[4].text, "Er zijn structuren en systemen die de borging ondersteunen.");
    EXPECT_EQ(form.statements[5].text,
              "We hebben inzicht in de resultaten en effecten van het regionale aanbod door goede monitoring en evaluatie.");
    EXPECT_EQ(form.statements[6].text,
              "We communiceren structureel richting betrokkenen over de activiteiten en resultaten van STO.");
}

TEST(Form, every_builtin_form_parses_and_is_named_after_its_id) {
    ASSERT_FALSE(builtin_forms().empty());
    for (const auto& [name, toml] : builtin_forms()) {
        EXPECT_EQ(parse_form(toml, name).id, name);
    }
}

TEST(Form, english_form_has_the_same_shape_as_the_dutch_one) {
    const auto dutch = builtin("sto-borging");
    const auto english = builtin("sto-borging-en");
    EXPECT_EQ(english.language, "en");
    EXPECT_EQ(english.statements.size(), dutch.statements.size());
    EXPECT_EQ(english.groups.size(), dutch.groups.size());
    EXPECT_EQ(english.open_questions.size(), dutch.open_questions.size());
}

TEST(Form, written_and_read_again_it_is_the_same) {
    for (unsigned seed = 0; seed < 50; ++seed) {
        auto form = testing::random_form(seed, 3 + seed);
        form.intro = "A \"quoted\" word, a back\\slash,\na second line and \t no tab.";
        form.intro.erase(form.intro.find('\t'), 1);
        EXPECT_EQ(parse_form(to_toml(form), "form.toml"), form) << seed;
    }
}

TEST(Form, what_is_optional_may_be_missing) {
    const auto form = parse_form(R"(id = "x"
language = "en"
title = " T "
question = "Q?"
scale = { low = "a", high = "b" }
statement = [ { label = "1", text = "one" }, { label = "2", text = "two" }, { label = "3", text = "three" } ]
)",
                                 "x.toml");
    EXPECT_EQ(form.title, "T");
    EXPECT_THAT(form.intro, IsEmpty());
    EXPECT_THAT(form.groups, IsEmpty());
    EXPECT_THAT(form.open_questions, IsEmpty());
    EXPECT_EQ(form.scale.high, "b");
}

TEST(Form, byte_order_mark_and_windows_line_ends_do_no_harm) {
    auto toml = to_toml(testing::random_form(1, 3));
    std::string windows = "\xEF\xBB\xBF";
    for (const char letter : toml) {
        windows += letter == '\n' ? "\r\n" : std::string(1, letter);
    }
    EXPECT_EQ(parse_form(windows, "f"), parse_form(toml, "f"));
}

} // namespace
} // namespace formradar::form
