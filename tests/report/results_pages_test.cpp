// The result pages: everything inside the page, nothing over something else, and what must be said is said.
#include "formradar/report/results_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "formradar/draw/text.hpp"
#include "formradar/report/session_json.hpp"
#include "report/pages.hpp"
#include "report/report_sample.hpp"

namespace formradar::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<const draw::Text*> texts(const draw::Drawing& drawing) {
    std::vector<const draw::Text*> result;
    for (const draw::Shape& shape : drawing.shapes) {
        if (const auto* text = std::get_if<draw::Text>(&shape)) {
            result.push_back(text);
        }
    }
    return result;
}

std::string all_text(const draw::Document& document) {
    std::string result;
    for (const auto& leaf : document.leaves) {
        for (const draw::Text* text : texts(leaf.drawing)) {
            result += text->text + "\n";
        }
    }
    return result;
}

// Where the letters are: from the height of capitals to a little under the baseline.
Rect<Mm> extent(const draw::Text& text) {
    const double width = draw::text_width(text.text, text.style.font, text.style.size);
    const double x = text.baseline.x - (text.align == draw::Align::centre  ? width / 2
                                        : text.align == draw::Align::right ? width
                                                                           : 0);
    return {x, text.baseline.y - 0.70 * text.style.size, width, 0.85 * text.style.size};
}

void expect_inside(const draw::Drawing& drawing) {
    for (const draw::Text* text : texts(drawing)) {
        const Rect<Mm> place = extent(*text);
        EXPECT_TRUE(place.x >= 0 && place.y >= 0 && place.right() <= drawing.paper.width &&
                    place.bottom() <= drawing.paper.height)
            << text->text;
    }
}

void expect_tidy(const draw::Drawing& drawing) {
    const auto all = texts(drawing);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Rect<Mm> a = extent(*all[i]);
        EXPECT_GE(a.x, 8) << all[i]->text;
        EXPECT_LE(a.right(), drawing.paper.width - 8) << all[i]->text;
        EXPECT_GE(a.y, 8) << all[i]->text;
        EXPECT_LE(a.bottom(), drawing.paper.height - 8) << all[i]->text;
        for (std::size_t j = 0; j < i; ++j) {
            const Rect<Mm> b = extent(*all[j]);
            EXPECT_FALSE(a.overlaps(b)) << "\"" << all[i]->text << "\" over \"" << all[j]->text << "\"";
        }
    }
}

TEST(results_pages, nothing_leaves_the_page_or_covers_other_text) {
    for (const std::size_t statements : {3, 5, 7, 8, 12, 13, 20, 60}) {
        for (const std::size_t sheets : {1, 2, 5, 24, 60}) {
            sample::Made made =
                sample::made({.statements = statements, .sheets = sheets, .seed = 2, .language = sheets == 5 ? "en" : "nl"});
            made.results.paper = sheets == 24 ? form::Paper::letter : form::Paper::a4;
            const results::Comparison comparison =
                results::compare(sample::made({.statements = statements, .sheets = 30, .seed = 9}).results, made.results);
            for (const auto& leaf : draw_report({.results = &made.results, .comparison = &comparison, .account = {}}).leaves) {
                SCOPED_TRACE(std::to_string(statements) + " statements, " + std::to_string(sheets) + " sheets");
                expect_tidy(leaf.drawing);
            }
        }
    }
}

TEST(results_pages, blocks_are_spread_over_as_few_pages_as_hold_them) {
    EXPECT_THAT(balanced({20, 20, 20}, 100, 100), testing::IsEmpty());
    EXPECT_THAT(balanced(std::vector<double>(12, 20), 220, 220), testing::ElementsAre(6U)) << "not eleven and one";
    EXPECT_THAT(balanced({20, 20, 20, 20, 60}, 80, 80), testing::ElementsAre(3U)) << "the last block is not alone";
    EXPECT_THAT(balanced({90, 90}, 100, 100), testing::ElementsAre(1U));
}

// Every page of the overview has at least two rows, or a row and the rankings.
TEST(results_pages, no_page_of_the_overview_is_nearly_empty) {
    for (std::size_t statements = 3; statements <= 60; ++statements) {
        const sample::Made made = sample::made({.statements = statements, .sheets = 12, .seed = 5});
        for (const auto& leaf : draw_report({.results = &made.results, .account = {}}).leaves) {
            std::string text;
            double lowest = 0;
            for (const draw::Text* each : texts(leaf.drawing)) {
                text += each->text + "\n";
                lowest = each->baseline.y < leaf.drawing.paper.height - 20 ? std::max(lowest, each->baseline.y) : lowest;
            }
            const bool overview = text.find("Waar zijn we het eens") != std::string::npos;
            const double least = statements > 8 ? 130 : 0; // mm
            EXPECT_TRUE(!overview || lowest > least) << statements << " statements: a page ends at " << lowest << " mm";
        }
    }
}

// On a screen of 1,600 pixels the chart has 1,019: nothing on it is under 14 pt, which are 18.7 pixels.
TEST(results_pages, nothing_on_the_wall_is_under_14_pt) {
    for (const std::size_t statements : {3, 5, 7, 12, 20}) {
        const sample::Made made = sample::made({.statements = statements});
        const draw::Drawing chart = draw_wall_chart(made.results);
        const double pixels = 815 / chart.paper.width; // on a screen of 1,280 pixels
        for (const draw::Text* text : texts(chart)) {
            EXPECT_GE(text->style.size * pixels, 18.7) << text->text << ", " << statements << " statements";
        }
        expect_inside(chart);
    }
}

TEST(results_pages, long_words_are_made_to_fit) {
    sample::Made made = sample::made({.statements = 12});
    for (results::StatementResult& statement : made.results.statements) {
        statement.label = "Verantwoordelijkheidsverdelingsvraagstukken en " + statement.label;
        statement.text = "Meervoudigeverantwoordelijkheidsverdelingsvraagstukkenwoordenboek " + statement.text;
    }
    made.results.title = std::string(200, 'W') + " and much more of it, over more lines than there is room for";
    for (const auto& leaf : draw_report({.results = &made.results, .account = {}}).leaves) {
        expect_tidy(leaf.drawing);
    }
}

TEST(results_pages, words_around_a_chart_are_in_three_pieces_at_most) {
    for (const std::size_t statements : {3, 5, 7, 9, 12}) {
        sample::Made made = sample::made({.statements = statements, .groups = false});
        for (auto& statement : made.session.form.statements) {
            statement.label = "Verantwoordelijkheidsverdeling";
        }
        const results::Results results = results::add_up(made.readings, made.session);
        const auto first = draw_report({.results = &results, .account = {}}).leaves.front().drawing;
        int pieces = 1; // of one word, so far
        for (const draw::Text* text : texts(first)) {
            const bool goes_on = text->style.font == draw::Font::bold && text->text.ends_with('-');
            pieces = goes_on ? pieces + 1 : 1;
            EXPECT_LE(pieces, 3) << statements;
        }
    }
}

// Charts of groups have a page each where there are many statements: nothing is drawn as if there were a second one below.
TEST(results_pages, pages_of_groups_are_full_where_there_are_many) {
    const sample::Made made = sample::made({.statements = 60, .sheets = 60});
    std::size_t seen = 0;
    for (const auto& leaf : draw_report({.results = &made.results, .account = {}}).leaves) {
        double lowest = 0;
        bool groups = false;
        const auto all = texts(leaf.drawing);
        for (const draw::Text* text : all) {
            groups = groups || text->text.starts_with("n = ");
        }
        for (const draw::Shape& shape : leaf.drawing.shapes) {
            const auto* const polygon = std::get_if<draw::Polygon>(&shape);
            for (const auto& point :
                 polygon == nullptr || polygon->rings.empty() ? std::vector<Point<Mm>>{} : polygon->rings[0]) {
                lowest = std::max(lowest, point.y);
            }
        }
        seen += groups ? 1 : 0;
        EXPECT_TRUE(!groups || lowest > 0.85 * leaf.drawing.paper.height) << lowest;
    }
    EXPECT_EQ(seen, 5U);
}

TEST(results_pages, every_letter_printed_is_in_the_font) {
    for (const char* language : {"nl", "en"}) {
        const sample::Made made = sample::made({.language = language});
        const results::Comparison comparison = results::compare(sample::made({.seed = 8}).results, made.results);
        const std::string text = all_text(draw_report({.results = &made.results, .comparison = &comparison, .account = {}}));
        std::string letters = text;
        std::erase(letters, '\n');
        EXPECT_THAT(draw::missing_letters(letters, draw::Font::regular), testing::IsEmpty());
        EXPECT_THAT(draw::missing_letters(letters, draw::Font::bold), testing::IsEmpty());
        EXPECT_THAT(text, Not(HasSubstr("{"))) << "a gap was not filled";
    }
}

TEST(results_pages, what_waits_is_said_on_the_first_page) {
    const form::Session session = sample::session(3, 30);
    auto readings = sample::readings({{"a.jpg", "001", {1, -1, 3}}, {"b.jpg", "002", {1, 2, 3}}, {"c.jpg", "", {}}});
    readings[2].status = record::Status::doubt;
    const results::Results results = results::add_up(readings, session);
    const draw::Document document = draw_report({.results = &results, .account = {}});
    std::string first;
    for (const draw::Text* text : texts(document.leaves[0].drawing)) {
        first += text->text + " ";
    }
    EXPECT_THAT(first, HasSubstr("2 van de 30 geprinte formulieren zijn terug."));
    EXPECT_THAT(first, HasSubstr("1 score wacht op een mens"));
    EXPECT_THAT(first, HasSubstr("1 pagina wacht op een mens."));
}

TEST(results_pages, copied_pages_of_a_longer_form_are_said_to_count_by_themselves) {
    sample::Made made = sample::made({});
    made.results.photocopy = true;
    EXPECT_THAT(all_text(draw_report({.results = &made.results, .account = {}})), Not(HasSubstr("Elke gekopieerde pagina")));
    made.results.statements[0].missing = 3;
    EXPECT_THAT(all_text(draw_report({.results = &made.results, .account = {}})), HasSubstr("Elke gekopieerde pagina"));
}

TEST(results_pages, no_sheet_can_be_told_by_its_id) {
    sample::Made made = sample::made({});
    for (results::SheetResult& sheet : made.results.sheets) {
        sheet.sheet = "QZ" + sheet.sheet;
    }
    EXPECT_THAT(all_text(draw_report({.results = &made.results, .account = {}})), Not(HasSubstr("QZ")));
}

TEST(results_pages, groups_are_shown_from_two_on) {
    const sample::Made with = sample::made({});
    ASSERT_GE(with.results.groups.size(), 2U);
    EXPECT_THAT(all_text(draw_report({.results = &with.results, .account = {}})), HasSubstr("Tussen wie zit het verschil?"));
    const sample::Made without = sample::made({.groups = false});
    EXPECT_THAT(all_text(draw_report({.results = &without.results, .account = {}})), Not(HasSubstr("Tussen wie")));
}

TEST(results_pages, small_groups_that_are_shown_are_not_said_to_be_hidden) {
    sample::Made made = sample::made({});
    for (std::size_t i = 0; i < made.readings.size(); ++i) { // two of two and the others in one
        made.readings[i].group = i < 2 ? "mbo" : i < 4 ? "bedrijfsleven" : "vmbo";
    }
    const auto text_with = [&](results::SmallGroups small_groups) {
        const auto results = results::add_up(made.readings, made.session, {.small_groups = small_groups});
        return all_text(draw_report({.results = &results, .account = {}}));
    };
    EXPECT_THAT(text_with(results::SmallGroups::show), Not(HasSubstr("samengevoegd")));
    EXPECT_THAT(text_with(results::SmallGroups::merge), HasSubstr("samengevoegd"));
}

TEST(results_pages, many_sheets_are_bands_some_are_lines_and_few_are_dots) {
    const auto thin_lines = [](std::size_t sheets) {
        const sample::Made made = sample::made({.sheets = sheets, .all = 3});
        const draw::Document document = draw_report({.results = &made.results, .account = {}});
        return std::ranges::count_if(document.leaves[0].drawing.shapes, [](const draw::Shape& shape) {
            const auto* line = std::get_if<draw::Line>(&shape);
            return line != nullptr && line->points.size() == 8 && line->stroke.colour.alpha < 0.5;
        });
    };
    EXPECT_EQ(thin_lines(40), 40);
    EXPECT_EQ(thin_lines(41), 0);
    EXPECT_EQ(thin_lines(10), 10);
    EXPECT_EQ(thin_lines(9), 0) << "so few lines could be followed from one statement to the next";
}

TEST(results_pages, a_table_has_its_heads_on_every_page) {
    const sample::Made made = sample::made({.statements = 30});
    int pages = 0;
    for (const auto& leaf : draw_report({.results = &made.results, .account = {}}).leaves) {
        const auto says = [&](std::string_view what) {
            return std::ranges::any_of(texts(leaf.drawing), [&](const draw::Text* text) { return text->text.starts_with(what); });
        };
        const bool rows = says("Hier is") || says("Hier lopen") || says("De scores");
        if (rows && !says("Resultaten")) {
            ++pages;
            EXPECT_TRUE(says("Verdeling")) << "page " << pages << " of the table";
        }
    }
    EXPECT_GE(pages, 3);
}

TEST(results_pages, tables_and_groups_of_the_programmes_form_fit_a_page_each) {
    for (const form::Paper paper : {form::Paper::a4, form::Paper::letter}) {
        sample::Made made = sample::made({.sheets = 60});
        made.results.paper = paper;
        for (results::StatementResult& statement : made.results.statements) {
            statement.text =
                "Er is sprake van gedeelde samenwerking met de partners in de regio, die overtuigd zijn van de urgentie "
                "en het belang."; // the longest one
        }
        const std::string text = all_text(draw_report({.results = &made.results, .account = {}}));
        EXPECT_THAT(text, Not(HasSubstr("Waar zijn we het eens, waar verschillen we? (vervolg)")));
        EXPECT_THAT(text, Not(HasSubstr("Tussen wie zit het verschil? (vervolg)")));
    }
}

TEST(results_pages, cut_text_fills_its_line_before_the_ellipsis) {
    sample::Made made = sample::made({.sheets = 60});
    made.results.statements[0].label = "9 Verantwoordelijkheidsverdelingsvraagstukken";
    EXPECT_THAT(all_text(draw_report({.results = &made.results, .account = {}})), HasSubstr("9 Verantw"));
}

TEST(results_pages, handwriting_comes_in_an_order_that_tells_nothing) {
    sample::Made made = sample::made({});
    made.results.form.open_questions = {"Ik denk aan …", "Ik zie …"};
    std::vector<record::Quote> quotes;
    for (int i = 0; i < 12; ++i) {
        quotes.push_back({1, GrayImage(600, 40, static_cast<std::uint8_t>(i))});
    }
    const draw::Document forward = draw_report({.results = &made.results, .quotes = &quotes, .account = {}});
    EXPECT_THAT(all_text(forward), HasSubstr("12 antwoorden"));
    EXPECT_THAT(all_text(forward), Not(HasSubstr("Ik zie"))) << "a question without answers is left out";
    std::ranges::reverse(quotes);
    EXPECT_EQ(forward, draw_report({.results = &made.results, .quotes = &quotes, .account = {}}));
    std::vector<int> order;
    for (const auto& leaf : forward.leaves) {
        for (const draw::Shape& shape : leaf.drawing.shapes) {
            if (const auto* picture = std::get_if<draw::Picture>(&shape)) {
                order.push_back(picture->image.row(0)[0]);
            }
        }
    }
    ASSERT_EQ(order.size(), 12U);
    EXPECT_FALSE(std::ranges::is_sorted(order));
}

TEST(results_pages, the_same_results_give_the_same_file) {
    const sample::Made made = sample::made({});
    const ReportInput input{.results = &made.results, .account = {}};
    EXPECT_EQ(draw::render_pdf(draw_report(input)), draw::render_pdf(draw_report(input)));
}

TEST(chart, has_all_its_parts_on_a_slide) {
    for (const std::size_t sheets : {1, 9, 24, 60}) {
        sample::Made made = sample::made({.statements = 20, .sheets = sheets, .language = sheets == 24 ? "en" : "nl"});
        EXPECT_EQ(chart_parts(made.results), 2U);
        for (std::size_t part = 0; part < 2; ++part) {
            const draw::Drawing chart = draw_chart(made.results, part);
            for (const draw::Text* text : texts(chart)) {
                const Rect<Mm> place = extent(*text);
                EXPECT_GE(place.x, 2) << text->text;
                EXPECT_LE(place.right(), chart.paper.width - 2) << text->text;
                EXPECT_LE(place.bottom(), chart.paper.height - 1) << text->text;
            }
            const bool scale =
                std::ranges::any_of(texts(chart), [](const draw::Text* text) { return text->text.starts_with("1 = "); });
            EXPECT_TRUE(scale) << "what 1 and 5 mean";
        }
        EXPECT_THAT(describe_chart(made.results, 1), HasSubstr("Label 20: "));
    }
}

} // namespace
} // namespace formradar::report
