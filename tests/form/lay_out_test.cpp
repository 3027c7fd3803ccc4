// Random forms laid out: everything inside the page, nothing over anything else, boxes as far apart as the reader needs.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "form/grid.hpp"
#include "form/random_form.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/form/builtin.hpp"
#include "formradar/form/layout.hpp"

namespace formradar::form {
namespace {

using ::testing::HasSubstr;

constexpr double slack = 0.011; // mm: places are rounded to a hundredth

bool overlap(const Rect<Mm>& a, const Rect<Mm>& b) {
    return a.x < b.right() - slack && b.x < a.right() - slack && a.y < b.bottom() - slack && b.y < a.bottom() - slack;
}

bool within(const Rect<Mm>& inner, const Rect<Mm>& outer) {
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.right() <= outer.right() + slack &&
           inner.bottom() <= outer.bottom() + slack;
}

Rect<Mm> around(const std::vector<Point<Mm>>& points) {
    const auto [left, right] = std::ranges::minmax(points, {}, &Point<Mm>::x);
    const auto [top, bottom] = std::ranges::minmax(points, {}, &Point<Mm>::y);
    return {left.x, top.y, right.x - left.x, bottom.y - top.y};
}

// What a shape covers; a text as its letters do, not its line.
Rect<Mm> extent_of(const draw::Shape& shape) {
    if (const auto* text = std::get_if<draw::Text>(&shape)) {
        std::vector<Point<Mm>> points;
        for (const auto& ring : draw::outlines(*text)) {
            points.insert(points.end(), ring.begin(), ring.end());
        }
        return points.empty() ? Rect<Mm>{} : around(points);
    }
    if (const auto* line = std::get_if<draw::Line>(&shape)) {
        return around(line->points);
    }
    if (const auto* rectangle = std::get_if<draw::Rectangle>(&shape)) {
        return rectangle->rect;
    }
    const auto& disc = std::get<draw::Disc>(shape);
    return Rect<Mm>{disc.centre.x, disc.centre.y, 0, 0}.grown(disc.radius);
}

struct Printed {
    Rect<Mm> extent;
    bool text = false;
};

// All but the anchors, which come first.
std::vector<Printed> printed_on(const draw::Drawing& page, Paper paper) {
    std::vector<Printed> printed;
    for (auto i = anchors_of(paper).size(); i < page.shapes.size(); ++i) {
        printed.push_back({extent_of(page.shapes[i]), std::holds_alternative<draw::Text>(page.shapes[i])});
    }
    return printed;
}

void expect_inside(const std::vector<Printed>& printed, Paper paper) {
    const auto size = size_of(paper);
    for (const auto& [extent, text] : printed) {
        EXPECT_TRUE(within(extent, {20, 20, size.width - 40, size.height - 40})) << extent.x << " " << extent.y;
        for (const auto& code : codes_of(paper)) {
            EXPECT_FALSE(overlap(extent, code.grown(3.84))) << extent.x << " " << extent.y;
        }
    }
}

void expect_texts_apart(const std::vector<Printed>& printed) {
    for (std::size_t i = 0; i < printed.size(); ++i) {
        for (std::size_t j = i + 1; j < printed.size(); ++j) {
            EXPECT_FALSE(printed[i].text && printed[j].text && overlap(printed[i].extent, printed[j].extent))
                << printed[i].extent.x << " " << printed[i].extent.y;
        }
    }
}

std::vector<Box> boxes_of(const PageLayout& page) {
    std::vector<Box> boxes(page.groups);
    for (const auto& row : page.rows) {
        boxes.insert(boxes.end(), row.boxes.begin(), row.boxes.end());
    }
    return boxes;
}

void expect_boxes_apart(const std::vector<Box>& boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            EXPECT_FALSE(overlap(boxes[i].rect.grown(2), boxes[j].rect.grown(2))) << i << " " << j;
            EXPECT_FALSE(overlap(boxes[i].rect, boxes[j].label));
            EXPECT_FALSE(overlap(boxes[j].rect, boxes[i].label));
        }
        EXPECT_FALSE(overlap(boxes[i].rect, boxes[i].label));
    }
}

// Between the rows only outlines and digits, each digit within its label.
void expect_free_zone(const PageLayout& page, const std::vector<Printed>& printed) {
    if (page.rows.empty()) {
        return;
    }
    const auto& first = page.rows.front().boxes.front().rect;
    const auto& last = page.rows.back().boxes.back().rect;
    const Rect<Mm> zone{first.x - 4, first.y, last.right() + 6 - (first.x - 4), last.bottom() - first.y};
    const auto boxes = boxes_of(page);
    for (const auto& [extent, text] : printed) {
        const auto known = [&, &rect = extent](const Box& box) { return rect == box.rect || within(rect, box.label); };
        EXPECT_TRUE(!overlap(extent, zone) || std::ranges::any_of(boxes, known)) << extent.x << " " << extent.y;
    }
}

void expect_groups_clear(const PageLayout& page, const std::vector<Printed>& printed) {
    for (const auto& group : page.groups) {
        for (const auto& [extent, text] : printed) {
            const bool own = extent == group.rect || within(extent, group.label);
            EXPECT_TRUE(own || !overlap(extent, group.rect.grown(4))) << group.value << ": " << extent.x << " " << extent.y;
        }
    }
}

void expect_rows_alike(const FormPages& pages, int steps) {
    for (const auto& page : pages.layout.pages) {
        for (const auto& row : page.rows) {
            for (std::size_t i = 0; i < row.boxes.size(); ++i) {
                EXPECT_EQ(row.boxes.at(i).rect.x, pages.layout.pages.back().rows.back().boxes.at(i).rect.x);
                const bool other = static_cast<int>(i) == steps;
                EXPECT_EQ(row.boxes.at(i).value, other ? no_score : static_cast<int>(i) + 1);
            }
        }
    }
}

void expect_complete(const Form& form, const Layout& layout) {
    int statement = 0;
    int question = 0;
    for (const auto& page : layout.pages) {
        for (const auto& row : page.rows) {
            EXPECT_EQ(row.statement, ++statement);
        }
        for (const auto& answer : page.answers) {
            EXPECT_EQ(answer.question, ++question);
        }
    }
    EXPECT_EQ(static_cast<std::size_t>(statement), form.statements.size());
    const auto remarks = form.remarks ? form.statements.size() : 0;
    EXPECT_EQ(static_cast<std::size_t>(question), form.open_questions.size() + remarks);
    EXPECT_EQ(layout.pages.front().groups.size(), form.groups.size());
}

// Only writing lines, no letters, where an answer is written.
void expect_room_for_answers(const PageLayout& page, const std::vector<Printed>& printed, int open_questions) {
    for (const auto& answer : page.answers) {
        EXPECT_GE(answer.rect.height, answer.question > open_questions ? 7 : 14);
        for (const auto& [extent, text] : printed) {
            EXPECT_FALSE(text && overlap(extent, answer.rect)) << answer.question;
        }
    }
}

void expect_good(const Form& form, Paper paper, Print print = Print::usual) {
    const auto pages = lay_out(form, paper, print);
    ASSERT_EQ(pages.backgrounds.size(), pages.layout.pages.size());
    expect_complete(form, pages.layout);
    expect_rows_alike(pages, form.scale.steps);
    for (std::size_t i = 0; i < pages.backgrounds.size(); ++i) {
        const auto& page = pages.layout.pages[i];
        const auto printed = printed_on(pages.backgrounds[i], paper);
        expect_inside(printed, paper);
        expect_texts_apart(printed);
        expect_boxes_apart(boxes_of(page));
        expect_free_zone(page, printed);
        expect_groups_clear(page, printed);
        expect_room_for_answers(page, printed, static_cast<int>(form.open_questions.size()));
    }
}

TEST(LayOut, random_forms_keep_everything_in_its_place) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        const auto form =
            testing::random_form(seed, fewest_statements + std::size_t{7} * seed % (most_statements - fewest_statements + 1));
        expect_good(form, Paper::a4);
        expect_good(form, Paper::letter);
    }
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
