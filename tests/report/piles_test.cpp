// The order in which sheets come out of the printer.
#include "formradar/report/piles.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <variant>

#include "formradar/form/builtin.hpp"
#include "formradar/report/sheet.hpp"

namespace formradar::report {
namespace {

using testing::ElementsAre;

struct Made {
    form::Form form = form::parse_form(form::builtin_forms().front().toml, "builtin");
    form::FormPages pages;
    form::Session session;

    explicit Made(std::size_t statements = 7) {
        form.statements.resize(statements, {.label = "x", .text = "Een uitspraak."});
        pages = form::lay_out(form, form::Paper::a4);
        session = {.id = "K7QX2M",
                   .title = "Noord",
                   .date = "2026-06-03",
                   .form = form,
                   .layout = pages.layout,
                   .form_hash = hash_of(pages, form),
                   .sheets = {{"A7F", ""}, {"B2C", ""}, {"C33", ""}},
                   .secret = "00112233445566778899aabbccddeeff"};
    }

    [[nodiscard]] FormsFile file() const { return draw_piles(session, pages, session.sheets); }
};

bool is_empty(const draw::Document::Leaf& leaf) {
    return !leaf.background && leaf.drawing.shapes.empty();
}

TEST(Piles, sheets_without_groups_are_one_pile_with_nothing_on_top) {
    const auto file = Made().file();
    EXPECT_EQ(file.document.leaves.size(), 3U);
    EXPECT_THAT(file.piles, ElementsAre(Pile{.group = "", .sheets = 3, .first_page = 1, .last_page = 3}));
}

TEST(Piles, each_group_begins_with_a_page_on_top) {
    Made made;
    made.session.sheets = {{"A7F", "mbo"}, {"B2C", "mbo"}, {"C33", "overheid"}, {"D44", ""}};
    const auto file = made.file();
    EXPECT_THAT(file.piles, ElementsAre(Pile{"mbo", 2, 2, 3}, Pile{"overheid", 1, 5, 5}, Pile{"", 1, 7, 7}));
    ASSERT_EQ(file.document.leaves.size(), 7U);
    EXPECT_FALSE(file.document.leaves[0].background);
    EXPECT_EQ(file.document.leaves[1].background, 1U) << "nothing is asked that is known";
    EXPECT_EQ(file.document.leaves[6].background, 0U);
}

TEST(Piles, the_page_on_top_names_one_page_as_one) {
    Made made;
    made.session.sheets = {{"A7F", "mbo"}, {"B2C", "mbo"}, {"C33", "overheid"}};
    const auto file = made.file();
    const auto says = [&](std::size_t leaf, std::string_view sentence) {
        return std::ranges::any_of(file.document.leaves[leaf].drawing.shapes, [&](const auto& shape) {
            const auto* text = std::get_if<draw::Text>(&shape);
            return text != nullptr && text->text == sentence;
        });
    };
    EXPECT_TRUE(says(0, "2 formulieren: pagina 2 tot en met 3 van dit bestand."));
    EXPECT_TRUE(says(3, "1 formulier: pagina 5 van dit bestand."));
}

TEST(Piles, on_both_sides_no_sheet_begins_on_the_back_of_another) {
    for (const std::size_t statements : {7U, 30U, 60U}) {
        Made made(statements);
        made.session.duplex = true;
        made.session.sheets[2].group = "mbo";
        const auto file = made.file();
        const auto pages = made.pages.backgrounds.size();
        for (std::size_t leaf = 0; leaf < file.document.leaves.size(); ++leaf) {
            const auto& background = file.document.leaves[leaf].background;
            const bool first = background && (*background == 0 || *background == pages);
            EXPECT_TRUE(!first || leaf % 2 == 0) << "page " << leaf + 1 << " of a form of " << pages << " pages";
        }
        EXPECT_EQ(file.document.leaves.size() % 2, 0U);
        EXPECT_EQ(std::ranges::any_of(file.document.leaves, is_empty), true) << "behind the pages on top, at least";
    }
}

TEST(Piles, more_sheets_than_fit_on_the_page_on_top_go_on_behind_it) {
    Made made;
    made.session.sheets.clear();
    for (int i = 0; i < 400; ++i) {
        made.session.sheets.push_back({"A" + std::to_string(100 + i).substr(1), "mbo"});
    }
    const auto file = made.file();
    ASSERT_EQ(file.piles.size(), 1U);
    EXPECT_GT(file.piles[0].first_page, 2U);
    EXPECT_EQ(file.piles[0].last_page, file.document.leaves.size());
    EXPECT_EQ(file.document.leaves[file.piles[0].first_page - 1].background, 1U);
}

TEST(Piles, the_list_to_tick_off_has_every_sheet_once_and_no_name) {
    Made made;
    made.session.sheets = {{"A7F", "mbo"}, {"B2C", "mbo"}, {"C33", ""}};
    const auto document = draw_attendance(made.session);
    ASSERT_EQ(document.leaves.size(), 1U);
    for (const auto& sheet : made.session.sheets) {
        const auto is_it = [&](const draw::Shape& shape) {
            const auto* text = std::get_if<draw::Text>(&shape);
            return text != nullptr && text->text == sheet.id;
        };
        EXPECT_EQ(std::ranges::count_if(document.leaves[0].drawing.shapes, is_it), 1) << sheet.id;
    }
}

} // namespace
} // namespace formradar::report
