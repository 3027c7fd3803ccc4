#include "formradar/draw/pdf.hpp"

#include <gmock/gmock.h>

#include "draw/written.hpp"
#include "formradar/core/failure.hpp"

namespace formradar::draw {
namespace {

using testing::HasSubstr;
using testing::Not;

using sample::Outcome;
using sample::Written;

constexpr Size<Mm> a4{210, 297};

Text text_at(double y, std::string text, Font font = Font::regular) {
    return {.baseline = {20, y}, .text = std::move(text), .style = {.font = font}};
}

// One of every shape, twice: on a background of two pages and on the pages themselves.
Drawing everything() {
    const Stroke dashed{.colour = {10, 20, 30, 0.5}, .dash = 0.8};
    Drawing drawing{.paper = a4};
    drawing.shapes = {text_at(30, "één – “½ €” Łódź"),
                      text_at(40, "vet", Font::bold),
                      Line{.points = {{10, 10}, {50, 50}, {90, 10}}, .stroke = dashed},
                      Line{.points = {{10, 10}}},
                      Polygon{.rings = {{{10, 60}, {30, 60}, {20, 80}}}, .fill = Colour{0, 0, 0, 0.2}, .stroke = Stroke{}},
                      Rectangle{.rect = {50, 60, 20, 20}, .fill = Colour{255, 0, 0}, .stroke = dashed, .corner = 3},
                      Disc{.centre = {100, 70}, .radius = 10, .stroke = Stroke{.colour = {0, 0, 0, 0.3}}},
                      Cells{.rect = {120, 60, 10, 10}, .columns = 2, .black = {true, false, false, true}},
                      Cells{},
                      Picture{.rect = {140, 60, 10, 10}, .image = GrayImage(9, 9, 130)},
                      Picture{}};
    return drawing;
}

Document full_document() {
    Document document{.title = "Één titel – “Łódź”", .backgrounds = {everything(), everything()}};
    for (const std::size_t background : {0U, 1U, 0U, 1U}) {
        document.leaves.push_back({.background = background, .drawing = everything()});
    }
    document.leaves.push_back({.drawing = {.paper = {216, 279}}});
    return document;
}

TEST(RenderPdf, is_clean_for_every_shape_and_for_shared_backgrounds) {
    const Outcome check = Written(full_document()).run("qpdf --check FILE");
    EXPECT_EQ(check.code, 0) << check.output;
}

TEST(RenderPdf, gives_the_same_bytes_again) {
    EXPECT_EQ(render_pdf(full_document()), render_pdf(full_document()));
}

TEST(RenderPdf, tells_title_language_size_and_pages) {
    const Written written(full_document());
    const std::string info = written.run("pdfinfo FILE").output;
    EXPECT_THAT(info, HasSubstr("Één titel – “Łódź”"));
    EXPECT_THAT(info, HasSubstr("Pages:           5"));
    EXPECT_THAT(info, HasSubstr("595.276 x 841.89 pts (A4)"));
    const std::string objects = written.run("qpdf --qdf --object-streams=disable FILE -").output;
    EXPECT_THAT(objects, HasSubstr("/Lang (nl)"));
    EXPECT_THAT(objects, HasSubstr("/DisplayDocTitle true"));
    EXPECT_THAT(objects, HasSubstr("/PrintScaling /None"));
    EXPECT_THAT(objects, Not(HasSubstr("Date")));
}

TEST(RenderPdf, keeps_text_in_reading_order) {
    Drawing background{.paper = a4, .shapes = {text_at(20, "Wat vindt u?"), text_at(30, "Eén visie op “STO” – 50 %")}};
    Document document{.title = "t", .backgrounds = {background}};
    document.leaves.push_back({.background = 0, .drawing = {.paper = a4, .shapes = {text_at(40, "K7QX2M-A7F-1")}}});
    document.leaves.push_back({.background = 0, .drawing = {.paper = a4, .shapes = {text_at(40, "K7QX2M-B8G-1")}}});
    EXPECT_EQ(Written(document).run("pdftotext FILE -").output,
              "Wat vindt u?\nEén visie op “STO” – 50 %\nK7QX2M-A7F-1\n\n\f"
              "Wat vindt u?\nEén visie op “STO” – 50 %\nK7QX2M-B8G-1\n\n\f");
}

// Not every viewer forgives what poppler only warns of.
TEST(RenderPdf, says_which_letters_its_codes_are_as_all_viewers_read_it) {
    EXPECT_EQ(Written(full_document()).run("sh -c 'pdftotext FILE - 2>&1 >/dev/null'").output, "");
}

TEST(RenderPdf, embeds_only_the_fonts_that_are_used) {
    Document document{.title = "t"};
    document.leaves.push_back({.drawing = {.paper = a4, .shapes = {text_at(20, "vet", Font::bold)}}});
    const std::string fonts = Written(document).run("pdffonts FILE").output;
    EXPECT_THAT(fonts, HasSubstr("NotoSans-Bold"));
    EXPECT_THAT(fonts, Not(HasSubstr("NotoSans-Regular")));
    EXPECT_THAT(fonts, Not(HasSubstr("NotoSans-Italic")));
}

// Names of fonts and opacities are given out by each page: a page that uses its own before those of its background must not mix
// them up.
TEST(RenderPdf, keeps_the_resources_of_a_background_apart_from_those_of_its_pages) {
    Document document{
        .title = "t",
        .backgrounds = {{.paper = a4, .shapes = {text_at(20, "vet", Font::bold), text_at(30, "cursief", Font::italic)}}}};
    for (int page = 0; page < 2; ++page) {
        document.leaves.push_back({.background = 0, .drawing = {.paper = a4, .shapes = {text_at(40, "gewoon")}}});
    }
    const Written written(document);
    const std::string first = written.run("pdftotext -l 1 -bbox FILE -").output;
    std::string second = written.run("pdftotext -f 2 -bbox FILE -").output;
    EXPECT_EQ(first, second);
    EXPECT_EQ(written.run("pdftoppm -r 30 -l 1 FILE").output, written.run("pdftoppm -r 30 -f 2 FILE").output);
}

TEST(RenderPdf, writes_a_background_once) {
    Document one{.title = "t", .backgrounds = {everything()}};
    one.leaves.push_back({.background = 0, .drawing = {.paper = a4}});
    Document many = one;
    many.leaves.resize(101, one.leaves.front());
    EXPECT_LT(render_pdf(many).size(), render_pdf(one).size() + std::size_t{100} * 1000);
}

TEST(RenderPdf, takes_one_code_for_about_a_kilobyte) {
    Cells code{.rect = {20, 20, 24, 24}, .columns = 25};
    for (unsigned i = 0, seed = 1; i < 625; ++i) {
        seed = seed * 1664525 + 1013904223;
        code.black.push_back((seed >> 31U) != 0);
    }
    Document document{.title = "t"};
    document.leaves.push_back({.drawing = {.paper = a4, .shapes = {code}}});
    EXPECT_LT(render_pdf(document).size(), 2500U);
}

TEST(RenderPdf, shows_bytes_that_are_no_text_as_replacements) {
    Document document{.title = "t"};
    document.leaves.push_back({.drawing = {.paper = a4, .shapes = {text_at(20, "a\xE9z")}}});
    EXPECT_EQ(Written(document).run("pdftotext FILE -").output, "a\uFFFDz\n\n\f");
}

TEST(RenderPdf, says_what_failed) {
    Document document{.title = "t"};
    document.leaves.push_back({.drawing = {.paper = {99999, 297}}}); // PDF knows no page that wide
    EXPECT_THROW((void)render_pdf(document), Error);
}

} // namespace
} // namespace formradar::draw
