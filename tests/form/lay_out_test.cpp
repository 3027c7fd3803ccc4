// Random forms laid out: everything inside the page, nothing over anything else, boxes as far apart as the reader needs.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "form/good_layout.hpp"
#include "form/random_form.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/form/builtin.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/problem.hpp"

namespace formradar::form {
namespace {

using testing::expect_good;
using ::testing::HasSubstr;

TEST(LayOut, random_forms_keep_everything_in_its_place) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        const auto form =
            testing::random_form(seed, fewest_statements + std::size_t{7} * seed % (most_statements - fewest_statements + 1));
        expect_good(form, Paper::a4);
        expect_good(form, Paper::letter);
    }
}

TEST(LayOut, random_forms_keep_everything_in_its_place_in_large_print) {
    int printed = 0;
    for (unsigned seed = 0; seed < 16; ++seed) {
        SCOPED_TRACE(seed);
        const auto form = testing::random_form(seed, 3 + seed % 20);
        try {
            expect_good(form, Paper::a4, Print::large);
            ++printed;
        } catch (const CannotPrint&) { // a text too long for a large page
        }
    }
    EXPECT_GT(printed, 12);
}

TEST(LayOut, large_print_has_no_text_under_16_points_but_digits_and_heads) {
    for (const auto& [name, toml] : builtin_forms()) {
        const auto form = parse_form(toml, name);
        for (const auto paper : {Paper::a4, Paper::letter}) {
            SCOPED_TRACE(name);
            expect_good(form, paper, Print::large);
            const auto pages = lay_out(form, paper, Print::large);
            EXPECT_TRUE(pages.layout.large);
            for (const auto& statement : form.statements) {
                for (const auto& shape : pages.backgrounds.front().shapes) {
                    const auto* text = std::get_if<draw::Text>(&shape);
                    EXPECT_TRUE(text == nullptr || !statement.text.starts_with(text->text) || text->style.size >= 16 * 0.3527)
                        << text->text;
                }
            }
        }
    }
}

double size_of_digits(const FormPages& pages) {
    double smallest = 100;
    for (const auto& page : pages.backgrounds) {
        for (const auto& shape : page.shapes) {
            const auto* text = std::get_if<draw::Text>(&shape);
            const bool digit = text != nullptr && text->align == draw::Align::centre && text->text.size() == 1;
            smallest = digit ? std::min(smallest, text->style.size) : smallest;
        }
    }
    return smallest;
}

TEST(LayOut, digits_are_of_8_points_or_more_and_those_of_version_0_1_as_they_were) {
    constexpr double point = 0.3528; // mm
    for (const auto& [name, toml] : builtin_forms()) {
        const auto form = parse_form(toml, name);
        EXPECT_GE(size_of_digits(lay_out(form, Paper::a4)), 8 * point) << name;
        EXPECT_LE(size_of_digits(lay_out(form, Paper::a4)), 16 * point) << name;
        EXPECT_GE(size_of_digits(lay_out(form, Paper::a4, Print::large)), 8 * point) << name;
        EXPECT_DOUBLE_EQ(size_of_digits(lay_out(form, Paper::a4, Print::first)), draw::type::tiny) << name;
    }
}

TEST(LayOut, a_page_is_not_left_half_empty_because_two_statements_do_not_fit) {
    auto form = testing::random_form(1, 6);
    form.title = "Lange uitspraken";
    form.intro.clear();
    form.open_questions = {"Waar denkt u aan?"};
    form.sections.clear();
    for (const auto& [print, words] : {std::pair{Print::usual, 100}, std::pair{Print::large, 20}}) {
        for (auto& statement : form.statements) {
            statement.text.clear();
            for (int i = 0; i < words; ++i) {
                statement.text += "woorden ";
            }
        }
        const auto pages = lay_out(form, Paper::a4, print);
        EXPECT_EQ(pages.layout.pages.front().rows.size(), 1U);
        expect_good(form, Paper::a4, print);
    }
}

TEST(LayOut, builtin_forms_fit_one_page_of_either_paper) {
    for (const auto& [name, toml] : builtin_forms()) {
        const auto form = parse_form(toml, name);
        for (const auto paper : {Paper::a4, Paper::letter}) {
            EXPECT_EQ(lay_out(form, paper).layout.pages.size(), 1U) << name << " " << name_of(paper);
            expect_good(form, paper);
        }
    }
}

TEST(LayOut, title_and_scale_of_one_letter_and_nothing_else) {
    auto form = testing::random_form(1, 3);
    form.title = form.question = form.scale.low = form.scale.high = "x";
    form.intro.clear();
    form.groups.clear();
    form.open_questions.clear();
    expect_good(form, Paper::a4);
}

TEST(LayOut, word_longer_than_a_line_is_broken) {
    auto form = testing::random_form(1, 3);
    form.statements[1].text = std::string(300, 'W');
    form.scale.high = std::string(60, 'W');
    expect_good(form, Paper::letter);
}

TEST(LayOut, text_longer_than_a_page_is_named) {
    auto form = testing::random_form(1, 4);
    form.statements[2].text.clear();
    for (int i = 0; i < 1000; ++i) {
        form.statements[2].text += "woorden ";
    }
    try {
        static_cast<void>(lay_out(form, Paper::a4));
        FAIL() << "it cannot fit";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("statement 3"));
    }
}

TEST(LayOut, groups_that_need_more_than_a_page_are_said) {
    auto form = testing::random_form(1, 4);
    form.groups.clear();
    for (int i = 0; i < 24; ++i) {
        form.groups.push_back(std::string(60, 'W') + std::to_string(i));
    }
    EXPECT_THROW(static_cast<void>(lay_out(form, Paper::letter)), Error);
}

TEST(LayOut, letters_that_cannot_be_printed_are_said_all_at_once) {
    auto form = testing::random_form(1, 4);
    form.title = "Title 中";
    form.statements[3].label = "\U0001F600";
    try {
        static_cast<void>(lay_out(form, Paper::a4));
        FAIL() << "it cannot be printed";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("the title has letters that the font cannot print: '中'"));
        EXPECT_THAT(error.what(), HasSubstr("statement 4"));
    }
}

TEST(LayOut, more_pages_than_the_code_can_number_are_refused) {
    auto form = testing::random_form(1, 60);
    for (auto& statement : form.statements) {
        statement.text.clear();
        for (int i = 0; i < 110; ++i) {
            statement.text += "woorden ";
        }
    }
    EXPECT_THROW(static_cast<void>(lay_out(form, Paper::letter)), Error);
}

// A printed sheet whose session file is lost is read by the layout of its built-in form: so that must not move by accident.
TEST(LayOut, programme_form_is_where_it_was) {
    for (const auto& [name, toml] : builtin_forms()) {
        for (const auto paper : {Paper::a4, Paper::letter}) {
            const auto file =
                std::string(FORMRADAR_GOLDEN) + "/" + std::string(name) + "." + std::string(name_of(paper)) + ".toml";
            const auto now = to_toml(lay_out(parse_form(toml, name), paper).layout);
            if (std::getenv("FORMRADAR_REGENERATE") != nullptr) {
                std::ofstream(file) << now;
            }
            std::stringstream kept;
            kept << std::ifstream(file).rdbuf();
            EXPECT_EQ(now, kept.str()) << "FORMRADAR_REGENERATE=1 writes " << file;
        }
    }
}

} // namespace
} // namespace formradar::form
