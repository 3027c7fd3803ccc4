// Where print is: all of it is covered, and free paper is left to write on.
#include "formradar/form/printed.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "formradar/form/builtin.hpp"

namespace formradar::form {
namespace {

bool covered(const PrintedPlaces& places, Point<Mm> at) {
    const auto there = [&](const Rect<Mm>& place) { return place.contains(at); };
    return std::ranges::any_of(places.others, there) || std::ranges::any_of(places.lines, there, &TextLine::rect);
}

TEST(PrintedPlaces, cover_text_boxes_and_codes_and_leave_free_paper) {
    for (const auto& [name, toml] : builtin_forms()) {
        const auto form = parse_form(toml, name);
        for (const auto paper : {Paper::a4, Paper::letter}) {
            const auto pages = lay_out(form, paper);
            for (std::size_t page = 0; page < pages.layout.pages.size(); ++page) {
                const auto places = printed_places(form, pages.layout, page);
                ASSERT_TRUE(places) << form.id;
                for (const auto& shape : pages.backgrounds[page].shapes) {
                    if (const auto* text = std::get_if<draw::Text>(&shape)) {
                        EXPECT_TRUE(covered(*places, text->baseline)) << form.id << " " << text->text;
                    }
                }
                for (const auto& row : pages.layout.pages[page].rows) {
                    EXPECT_TRUE(covered(*places, row.boxes.front().rect.centre()));
                    const auto& last = row.boxes.back().rect;
                    EXPECT_FALSE(covered(*places, {last.right() + 6, last.centre().y})) << form.id;
                }
                EXPECT_TRUE(covered(*places, codes_of(paper)[0].centre()));
                EXPECT_FALSE(covered(*places, {size_of(paper).width / 2, 6}));
            }
        }
    }
}

TEST(PrintedPlaces, of_large_print_are_known) {
    const auto form = parse_form(builtin_forms().front().toml, "form");
    const auto pages = lay_out(form, Paper::a4, Print::large);
    const auto places = printed_places(form, pages.layout, 0);
    ASSERT_TRUE(places);
    EXPECT_FALSE(places->lines.empty());
    for (const auto& line : places->lines) {
        EXPECT_GT(line.rect.height, line.size);
    }
}

TEST(PrintedPlaces, of_a_layout_of_another_version_are_not_known) {
    const auto form = parse_form(builtin_forms().front().toml, "form");
    auto layout = lay_out(form, Paper::a4).layout;
    layout.pages.front().pale.clear();
    EXPECT_FALSE(printed_places(form, layout, 0));
}

} // namespace
} // namespace formradar::form
