// What programs that read a page aloud are told of it, as poppler and qpdf see it.
#include <gmock/gmock.h>

#include "draw/written.hpp"
#include "formradar/draw/pdf_stream.hpp"
#include "formradar/draw/structure.hpp"

namespace formradar::draw {
namespace {

using sample::Written;
using testing::HasSubstr;
using testing::Not;

void write(Drawing& drawing, std::string text) {
    const double y = 20 + 8 * static_cast<double>(drawing.shapes.size());
    drawing.shapes.emplace_back(Text{.baseline = {20, y}, .text = std::move(text)});
}

void write_part(Drawing& drawing, Role role, const std::string& text, const std::string& spoken = {}) {
    const Part part(drawing, role, spoken);
    write(drawing, text);
}

void write_row(Drawing& drawing, const std::string& name, const std::string& mean) {
    const Part row(drawing, Role::row);
    write_part(drawing, Role::row_head, name);
    drawing.shapes.emplace_back(Line{.points = {{20, 250}, {90, 250}}});
    write_part(drawing, Role::cell, mean);
}

Document told() {
    Drawing drawing{.paper = {210, 297}};
    write_part(drawing, Role::title, "Noord");
    write_part(drawing, Role::figure, "5", "Samenwerking 4,2 – “hoog”");
    {
        const Part row(drawing, Role::row);
        { const Part head(drawing, Role::column_head); } // of the names: empty
        write_part(drawing, Role::column_head, "gemiddelde");
    }
    write_row(drawing, "Samenwerking", "4,2");
    write_row(drawing, "Aanbod", "3,1");
    write_part(drawing, Role::item, "Aanbod");
    write_part(drawing, Role::item, "Samenwerking");
    write_part(drawing, Role::paragraph, "verant-", "verantwoordelijk");
    write_part(drawing, Role::ornament, "1 / 2");
    Document document{.title = "t"};
    document.leaves.push_back({.drawing = drawing});
    document.leaves.push_back({.drawing = {.paper = {210, 297}}});
    document.leaves.push_back({.drawing = drawing});
    return document;
}

std::string without_blanks(const std::string& text) {
    std::string result;
    for (const char c : text) {
        result += c == ' ' || c == '\n' ? "" : std::string(1, c);
    }
    return result;
}

TEST(PdfStructure, says_of_every_part_what_it_is) {
    const Written written(told());
    EXPECT_THAT(written.run("pdfinfo FILE").output, HasSubstr("Tagged:          yes"));
    const std::string tree = without_blanks(written.run("pdfinfo -struct-text FILE").output);
    EXPECT_THAT(tree, HasSubstr("DocumentH1(block)\"Noord\"Figure")) << tree;
    EXPECT_THAT(
        tree,
        HasSubstr("Table(block)TRTH:/Scope/ColumnTH:/Scope/Column\"gemiddelde\"TRTH:/Scope/Row\"Samenwerking\"TD\"4,2\"TR"));
    EXPECT_THAT(tree, HasSubstr("L(block)LI(block)LBody(block)\"Aanbod\"LI(block)LBody(block)\"Samenwerking\"P(block)"));
    EXPECT_THAT(tree, Not(HasSubstr("1/2")));
    const std::string objects = written.run("qpdf --qdf --object-streams=disable FILE -").output;
    EXPECT_THAT(objects, HasSubstr("/Marked true"));
    EXPECT_THAT(objects, HasSubstr("/Alt"));
    EXPECT_THAT(objects, HasSubstr("/ActualText"));
    EXPECT_THAT(objects, HasSubstr("/Scope /Column"));
    EXPECT_THAT(objects, HasSubstr("/Artifact BMC"));
}

TEST(PdfStructure, is_clean_and_the_same_again) {
    const auto check = Written(told()).run("qpdf --check FILE");
    EXPECT_EQ(check.code, 0) << check.output;
    EXPECT_EQ(render_pdf(told()), render_pdf(told()));
}

TEST(PdfStructure, changes_nothing_that_is_seen) {
    Document plain = told();
    for (auto& leaf : plain.leaves) {
        leaf.drawing.structure.clear();
    }
    EXPECT_THAT(Written(plain).run("pdfinfo FILE").output, HasSubstr("Tagged:          no"));
    EXPECT_EQ(Written(plain).run("pdftoppm -r 30 FILE").output, Written(told()).run("pdftoppm -r 30 FILE").output);
}

TEST(PdfStructure, goes_through_the_parts_that_a_long_file_is_joined_of) {
    std::string bytes;
    PdfStream stream([&](std::string_view more) { bytes += more; });
    Document plain{.title = "t"};
    plain.leaves.push_back({.drawing = {.paper = {210, 297}}});
    stream.add(plain);
    stream.add(told());
    stream.add(told());
    stream.finish();
    const Written written(bytes);
    const auto check = written.run("qpdf --check FILE");
    EXPECT_EQ(check.code, 0) << check.output;
    EXPECT_THAT(written.run("pdfinfo FILE").output, HasSubstr("Tagged:          yes"));
    const std::string one = without_blanks(Written(told()).run("pdfinfo -struct-text FILE").output);
    const auto elements = one.substr(one.find("Document"));
    EXPECT_THAT(without_blanks(written.run("pdfinfo -struct-text FILE").output), HasSubstr(elements + elements));
}

TEST(PdfStructure, is_not_made_for_a_long_file_of_plain_pages) {
    std::string bytes;
    PdfStream stream([&](std::string_view more) { bytes += more; });
    Document plain{.title = "t"};
    plain.leaves.push_back({.drawing = {.paper = {210, 297}}});
    stream.add(plain);
    stream.finish();
    const Written written(bytes);
    EXPECT_EQ(written.run("qpdf --check FILE").code, 0);
    EXPECT_THAT(written.run("pdfinfo FILE").output, HasSubstr("Tagged:          no"));
}

} // namespace
} // namespace formradar::draw
