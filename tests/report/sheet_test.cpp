// What is printed on each sheet by itself.
#include "formradar/report/sheet.hpp"
#include "formradar/report/piles.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "formradar/code/payload.hpp"
#include "formradar/code/qr.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/form/builtin.hpp"

namespace formradar::report {
namespace {

using ::testing::Contains;
using ::testing::Not;
using ::testing::SizeIs;

form::Session session_for(const form::Form& form, const form::FormPages& pages) {
    return {.id = "K7QX2M",
            .title = "Stuurgroep Noord",
            .date = "2026-06-03",
            .form = form,
            .layout = pages.layout,
            .form_hash = hash_of(pages, form),
            .sheets = {{.id = "A7F"}, {.id = "B2C", .group = "overheid"}},
            .secret = "00112233445566778899aabbccddeeff"};
}

struct Printed {
    form::Form form = form::parse_form(form::builtin_forms().front().toml, "builtin");
    form::FormPages pages = form::lay_out(form, form::Paper::a4);
    form::Session session = session_for(form, pages);
};

std::vector<std::string> texts_in(const draw::Drawing& drawing) {
    std::vector<std::string> texts;
    for (const auto& shape : drawing.shapes) {
        if (const auto* text = std::get_if<draw::Text>(&shape)) {
            texts.push_back(text->text);
        }
    }
    return texts;
}

Rect<Mm> extent_of(const draw::Text& text) {
    Rect<Mm> extent{text.baseline.x, text.baseline.y, 0, 0};
    double right = -1;
    double bottom = -1;
    double left = 1000;
    double top = 1000;
    for (const auto& ring : draw::outlines(text)) {
        for (const auto& [x, y] : ring) {
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
    }
    return right < 0 ? extent : Rect<Mm>{left, top, right - left, bottom - top};
}

TEST(Sheet, carries_the_same_code_at_both_places_and_says_it_beside_them) {
    const Printed p;
    const auto drawing = draw_sheet(p.pages, p.session, p.session.sheets[0], 1);
    code::PageCode code{.session = "K7QX2M", .sheet = "A7F", .page = 1, .form_hash = p.session.form_hash};
    code.check = code::check_value(code, p.session.secret);
    std::vector<draw::Cells> codes;
    for (const auto& shape : drawing.shapes) {
        if (const auto* cells = std::get_if<draw::Cells>(&shape)) {
            codes.push_back(*cells);
        }
    }
    ASSERT_THAT(codes, SizeIs(2));
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(codes[i].rect, form::codes_of(form::Paper::a4).at(i));
        EXPECT_EQ(codes[i].black, code::make_code(code::payload_of(code)));
    }
    EXPECT_EQ(std::ranges::count(texts_in(drawing), "K7QX2M-A7F-1"), 2);
}

TEST(Sheet, names_the_session_and_its_date) {
    const Printed p;
    EXPECT_THAT(texts_in(draw_sheet(p.pages, p.session, p.session.sheets[0], 1)), Contains("Stuurgroep Noord  ·  3 juni 2026"));
}

TEST(Sheet, says_a_known_group_and_crosses_its_box_and_only_then) {
    const Printed p;
    EXPECT_THAT(texts_in(draw_sheet(p.pages, p.session, p.session.sheets[1], 1)), Contains("Uw groep: overheid"));
    EXPECT_THAT(texts_in(draw_sheet(p.pages, p.session, p.session.sheets[0], 1)), SizeIs(4));
    EXPECT_THAT(texts_in(p.pages.backgrounds[0]), Contains("Uw groep: kruis één vakje aan."));
    EXPECT_THAT(texts_in(*p.pages.known_group), Not(Contains("Uw groep: kruis één vakje aan."))) << "nothing is asked";
    const auto lines = [](const draw::Drawing& drawing) {
        return std::ranges::count_if(drawing.shapes, [](const auto& shape) { return std::holds_alternative<draw::Line>(shape); });
    };
    EXPECT_EQ(lines(draw_sheet(p.pages, p.session, p.session.sheets[1], 1)), 2) << "a cross";
    EXPECT_EQ(lines(draw_sheet(p.pages, p.session, p.session.sheets[0], 1)), 0);
}

TEST(Sheet, long_titles_and_groups_are_shortened_and_touch_nothing) {
    Printed p;
    p.session.title = std::string(100, 'W') + " één";
    p.session.sheets[1].group = std::string(60, 'W');
    const auto drawing = draw_sheet(p.pages, p.session, p.session.sheets[1], 1);
    for (const auto& shape : drawing.shapes) {
        const auto* text = std::get_if<draw::Text>(&shape);
        if (text == nullptr) {
            continue;
        }
        for (const auto& below : p.pages.known_group->shapes) {
            const auto* other = std::get_if<draw::Text>(&below);
            EXPECT_FALSE(other != nullptr && extent_of(*text).overlaps(extent_of(*other))) << text->text << " / " << other->text;
        }
        for (const auto& code : form::codes_of(form::Paper::a4)) {
            EXPECT_FALSE(extent_of(*text).overlaps(code.grown(3.84))) << text->text;
        }
    }
}

TEST(Sheet, without_a_title_of_its_own_only_the_date_stands_at_the_head) {
    Printed p;
    for (const auto& title : {std::string(), p.form.title}) {
        p.session.title = title;
        EXPECT_THAT(texts_in(draw_sheet(p.pages, p.session, p.session.sheets[0], 1)), Contains("3 juni 2026"));
    }
}

TEST(Forms, every_page_of_every_sheet_in_order_on_shared_backgrounds) {
    Printed p;
    p.form.statements.resize(40, {.label = "x", .text = "Een uitspraak."});
    p.pages = form::lay_out(p.form, form::Paper::letter);
    p.session = session_for(p.form, p.pages);
    p.session.sheets[1].group.clear();
    const auto document = draw_piles(p.session, p.pages, p.session.sheets).document;
    const auto pages = p.pages.backgrounds.size();
    ASSERT_GT(pages, 1U);
    EXPECT_EQ(std::vector(document.backgrounds.begin(), document.backgrounds.begin() + static_cast<std::ptrdiff_t>(pages)),
              p.pages.backgrounds);
    ASSERT_THAT(document.leaves, SizeIs(2 * pages));
    EXPECT_EQ(document.leaves[pages + 1].background, 1U);
    EXPECT_EQ(document.leaves[pages + 1].drawing, draw_sheet(p.pages, p.session, p.session.sheets[1], 2));
    EXPECT_EQ(document.language, "nl");
}

TEST(FormHash, tells_forms_papers_and_places_apart) {
    const Printed p;
    auto other = p.form;
    other.statements[0].text += " ";
    auto moved = p.pages;
    moved.layout.pages[0].rows[0].boxes[0].rect.x += 0.01;
    EXPECT_NE(hash_of(p.pages, p.form), hash_of(p.pages, other));
    EXPECT_NE(hash_of(p.pages, p.form), hash_of(moved, p.form));
    EXPECT_NE(hash_of(p.pages, p.form), hash_of(form::lay_out(p.form, form::Paper::letter), p.form));
    EXPECT_EQ(hash_of(p.pages, p.form), hash_of(form::lay_out(p.form, form::Paper::a4), p.form));
}

} // namespace
} // namespace formradar::report
