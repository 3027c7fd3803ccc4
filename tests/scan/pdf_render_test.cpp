// Pages that are drawn, and what becomes of the renderer's complaints.
#include "scan/pdf_render.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "scan/make_pdf.hpp"
#include "scan/pictures.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

// Draws every page as two pixels, and says that.
Renderer saying(const std::string& complaints, double takes = 0) {
    return [=](std::string_view) -> DrawPage {
        return [=](const DrawOrder& order) -> Expected<Drawn, NotDrawn> {
            if (takes > order.seconds) {
                return Unexpected{NotDrawn::too_slow};
            }
            return Drawn{.pgm = "P5\n2 1\n255\nAB", .complaints = complaints};
        };
    };
}

// A page with a picture that is not in the file.
const std::string lost_picture =
    make_pdf({{{"/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\xFF"}, "q /Im7 Do Q"}});

TEST(PdfRender, what_nobody_complained_of_is_believed) {
    const auto page = page_of(lost_picture, 1, {.renderer = saying("")});
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->suspect.empty());
    EXPECT_EQ(page->image.row(0)[1], 'B');
}

TEST(PdfRender, a_complaint_makes_the_picture_suspect_also_where_all_seemed_well) {
    const auto page = page_of(lost_picture, 1, {.renderer = saying("Syntax Error: XObject 'I0' is unknown\n")});
    ASSERT_TRUE(page);
    EXPECT_EQ(words_of(page->suspect), "pdftoppm, which drew it, said: Syntax Error: XObject 'I0' is unknown");
}

// A page that holds a picture of 400 x 400 and shows nothing of it.
std::string hidden(const std::string& greys, const std::string& content) {
    return make_pdf({{{"/Width 400 /Height 400 /ColorSpace /DeviceGray /BitsPerComponent 8", greys}, content}});
}

TEST(PdfRender, a_page_that_shows_nothing_of_the_picture_it_holds_is_not_blank) {
    std::string written(160'000, '\xFA');
    std::fill_n(written.begin() + 80'000, 3'000, '\x20');
    for (const auto* content : {"", "/OC /Layer BDC q 595 0 0 842 0 0 cm /Im0 Do Q EMC", "q 0 0 0 0 0 0 cm /Im0 Do Q"}) {
        const auto page = page_of(hidden(written, content), 1, {.renderer = saying("")});
        ASSERT_FALSE(page) << content;
        EXPECT_EQ(page.error().kind, RefusalKind::unreadable);
        EXPECT_NE(words_of(page.error().detail).find("layer that is switched off"), std::string::npos) << page.error().detail;
    }
}

// As a page on which white was drawn over the picture, but not quite to its edge.
TEST(PdfRender, a_hair_of_the_picture_at_the_edge_shows_nothing_of_it) {
    std::string written(160'000, '\xFA');
    std::fill_n(written.begin() + 80'000, 3'000, '\x20');
    const auto drawn = [](std::size_t dark_rows) -> Renderer {
        const auto pgm =
            "P5\n400 500\n255\n" + std::string(400 * dark_rows, '\x40') + std::string(400 * (500 - dark_rows), '\xFF');
        return
            [=](std::string_view) -> DrawPage { return [=](const DrawOrder&) { return Drawn{.pgm = pgm, .complaints = ""}; }; };
    };
    EXPECT_FALSE(page_of(hidden(written, "0 g"), 1, {.renderer = drawn(2)}));
    EXPECT_TRUE(page_of(hidden(written, "0 g"), 1, {.renderer = drawn(40)})) << "that is more than a hair";
}

TEST(PdfRender, a_page_that_shows_nothing_and_holds_nothing_is_as_it_was_drawn) {
    EXPECT_TRUE(page_of(hidden(std::string(160'000, '\xFA'), ""), 1, {.renderer = saying("")}));
    EXPECT_TRUE(page_of(
        make_pdf({{{"/Width 90 /Height 90 /ColorSpace /DeviceGray /BitsPerComponent 1", std::string(1'080, '\x55')}, ""}}), 1,
        {.renderer = saying("")}));
}

// The page of a written picture with a note on it; `layers`: entries of the catalogue.
std::string suspect_of(const std::string& notes, const std::string& layers = "", const std::string& picture = "") {
    const auto pdf =
        make_pdf({{{"/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 " + picture, "\x10"},
                   "q 595 0 0 842 0 0 cm /Im0 Do Q",
                   "/Annots [" + notes + "]"}},
                 {.catalogue = layers, .objects = {"<< /Type /OCG /Name (ink) >>", "<< /Type /OCG /Name (form) >>"}});
    const auto page = page_of(pdf, 1, {.renderer = saying("")});
    return words_of(page ? page->suspect : page.error().detail);
}

TEST(PdfRender, ink_that_is_not_shown_makes_the_picture_suspect) {
    const std::string why = "notes or a layer of this PDF page are hidden; show them, and save it again";
    for (const auto* flags : {"2", "32", "34", "38"}) {
        EXPECT_EQ(suspect_of("<< /Subtype /Ink /Rect [9 9 99 99] /F " + std::string(flags) + " >>"), why) << flags;
    }
    EXPECT_EQ(suspect_of("<< /Subtype /Stamp /F 2 >>"), why);
    EXPECT_EQ(suspect_of("<< /Subtype /Ink /OC 6 0 R >>", "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"), why);
    EXPECT_EQ(suspect_of("<< /Subtype /Link >>", "/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] >> >>", "/OC 6 0 R"),
              why);
    EXPECT_EQ(suspect_of("<< /Subtype /Link >>", "/OCProperties << /OCGs [6 0 R] /D << /BaseState /OFF >> >>",
                         "/OC << /Type /OCMD /OCGs [7 0 R 6 0 R] >>"),
              why);
}

TEST(PdfRender, notes_that_are_shown_and_windows_of_notes_are_no_cause_for_doubt) {
    EXPECT_EQ(suspect_of("<< /Subtype /Ink /F 4 >>"), "");
    EXPECT_EQ(suspect_of("<< /Subtype /Popup /F 30 >> << /Subtype /Link /F 2 >> null 7"), "");
    EXPECT_EQ(suspect_of("<< /Subtype /Ink /OC 7 0 R >>", "/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] >> >>"), "");
    EXPECT_EQ(
        suspect_of("<< /Subtype /Link >>", "/OCProperties << /OCGs [6 0 R] /D << /BaseState /OFF /ON [6 0 R] >> >>", "/OC 6 0 R"),
        "");
}

TEST(PdfRender, the_worst_complaint_is_told_short_and_harmless) {
    EXPECT_EQ(worst_complaint(""), "");
    EXPECT_EQ(worst_complaint("\n \n"), "");
    EXPECT_EQ(worst_complaint("Syntax Warning: odd\nSyntax Error: bad\nSyntax Error: worse\n"), "Syntax Error: bad");
    EXPECT_EQ(worst_complaint("Syntax Warning: odd\nanother\n"), "Syntax Warning: odd");
    EXPECT_EQ(worst_complaint("Error \x1B[2J\x07"), "Error ?[2J?");
    EXPECT_EQ(worst_complaint(std::string(500, 'x')).size(), 124U);
}

TEST(PdfRender, each_way_to_fail_is_a_reason) {
    const auto reason = [](NotDrawn failure) {
        const Renderer failing = [=](std::string_view) -> DrawPage {
            return [=](const DrawOrder&) -> Expected<Drawn, NotDrawn> { return Unexpected{failure}; };
        };
        return words_of(page_of(lost_picture, 1, {.renderer = failing}).error().detail);
    };
    EXPECT_NE(reason(NotDrawn::no_program).find("poppler-utils"), std::string::npos);
    EXPECT_NE(reason(NotDrawn::too_slow).find("over a minute"), std::string::npos);
    EXPECT_NE(reason(NotDrawn::too_large).find("too large"), std::string::npos);
    EXPECT_NE(reason(NotDrawn::failed).find("could not draw"), std::string::npos);
    EXPECT_NE(words_of(page_of(lost_picture).error().detail).find("pdftoppm"), std::string::npos);
}

TEST(PdfRender, when_the_time_for_the_file_is_used_up_the_rest_is_not_tried) {
    const auto page = page_of(lost_picture, 1, {.drawing_seconds = 0, .renderer = saying("")});
    ASSERT_FALSE(page);
    EXPECT_NE(words_of(page.error().detail).find("was not tried"), std::string::npos);
    EXPECT_FALSE(page_of(lost_picture, 1, {.drawing_seconds = 5, .renderer = saying("", 10)}));
}

TEST(Pgm, pictures_and_what_is_none) {
    const auto image = parse_pgm("P5\n2 1\n255\nAB");
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width(), 2);
    EXPECT_EQ(image->row(0)[1], 'B');
    for (const auto* text :
         {"", "P5", "P5\n2 1\n255\nA", "P5\n0 1\n255\n", "P5\n2 1\n65535\nABCD", "P6\n2 1\n255\nAB", "P5 99999999999 1 255\n"}) {
        EXPECT_FALSE(parse_pgm(text)) << text;
    }
}

} // namespace
} // namespace formradar::scan
