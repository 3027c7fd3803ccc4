// What the result pages tell those who hear them: everything, in order, and what a chart shows in words.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "formradar/report/results_pages.hpp"
#include "report/report_sample.hpp"

namespace formradar::report {
namespace {

using draw::Element;
using draw::Role;

draw::Document pages(std::size_t statements, std::size_t sheets, const std::string& language) {
    const sample::Made made = sample::made({.statements = statements, .sheets = sheets, .seed = 3, .language = language});
    const results::Comparison comparison =
        results::compare(sample::made({.statements = statements, .sheets = 30, .seed = 9}).results, made.results);
    const std::vector<record::Quote> quotes(3, {.question = record::on_a_back, .image = GrayImage(80, 20, 200)});
    return draw_report({.results = &made.results, .comparison = &comparison, .quotes = &quotes, .account = {}});
}

bool holds(const Element& outer, const Element& inner) {
    return outer.first <= inner.first && inner.end <= outer.end;
}

void expect_nested(const draw::Drawing& page) {
    for (std::size_t i = 0; i < page.structure.size(); ++i) {
        const Element& element = page.structure[i];
        ASSERT_LE(element.end, page.shapes.size()); // all have ended
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_TRUE(holds(page.structure[j], element) || page.structure[j].end <= element.first);
        }
    }
}

// The part that every text lies in, the innermost one.
void expect_all_told(const draw::Drawing& page) {
    for (std::size_t i = 0; i < page.shapes.size(); ++i) {
        const bool told =
            std::ranges::any_of(page.structure, [&](const Element& element) { return element.first <= i && i < element.end; });
        const auto* const text = std::get_if<draw::Text>(&page.shapes[i]);
        EXPECT_TRUE(told || text == nullptr) << text->text;
    }
}

// How many cells the rows have that follow each other, with those that are heads.
std::vector<std::size_t> cells_of_rows(const draw::Drawing& page) {
    std::vector<std::size_t> cells;
    for (const Element& row : page.structure) {
        if (row.role == Role::row) {
            cells.push_back(static_cast<std::size_t>(std::ranges::count_if(page.structure, [&](const Element& cell) {
                const bool is_cell = cell.role == Role::cell || cell.role == Role::row_head || cell.role == Role::column_head;
                return is_cell && holds(row, cell);
            })));
        }
    }
    return cells;
}

TEST(told, every_text_and_figure_of_every_page_is) {
    for (const std::size_t statements : {3, 7, 12, 13, 60}) {
        for (const std::size_t sheets : {1, 2, 12, 60}) {
            SCOPED_TRACE(std::to_string(statements) + " statements, " + std::to_string(sheets) + " sheets");
            std::map<Role, std::size_t> count;
            for (const auto& leaf : pages(statements, sheets, sheets == 12 ? "en" : "nl").leaves) {
                expect_nested(leaf.drawing);
                expect_all_told(leaf.drawing);
                for (const Element& element : leaf.drawing.structure) {
                    ++count[element.role];
                    EXPECT_EQ(element.spoken.find("\u00AD"), std::string::npos) << element.spoken;
                    EXPECT_TRUE(element.role != Role::figure || !element.spoken.empty());
                }
            }
            EXPECT_EQ(count[Role::title], 1U);
            EXPECT_GE(count[Role::heading], 5U);
            EXPECT_GE(count[Role::figure], statements + 4); // the distributions, the chart, and three answers
        }
    }
}

TEST(told, tables_have_as_many_cells_in_every_row) {
    for (const std::size_t statements : {7, 60}) {
        for (const auto& leaf : pages(statements, 24, "nl").leaves) {
            const auto cells = cells_of_rows(leaf.drawing);
            EXPECT_TRUE(std::ranges::all_of(cells, [&](std::size_t each) { return each == cells.front(); }));
        }
    }
}

TEST(told, words_that_are_broken_are_told_whole) {
    sample::Made made = sample::made({.statements = 3});
    made.session.form.statements[0].label = "Verantwoordelijkheidsverdelingen";
    const results::Results results = results::add_up(made.readings, made.session);
    std::size_t whole = 0;
    for (const auto& leaf : draw_report({.results = &results, .account = {}}).leaves) {
        whole += static_cast<std::size_t>(std::ranges::count_if(leaf.drawing.structure, [](const Element& element) {
            return element.spoken.find("Verantwoordelijkheidsverdelingen") != std::string::npos;
        }));
    }
    EXPECT_GE(whole, 2U); // the chart, and where the word is broken
}

} // namespace
} // namespace formradar::report
