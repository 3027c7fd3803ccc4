// What we render is what poppler renders of our PDF: the simulator's sheets look like printed ones.
#include <gmock/gmock.h>
#include <stdlib.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <numbers>

#include "formradar/draw/pdf.hpp"
#include "formradar/draw/render_image.hpp"

namespace formradar::draw {
namespace {

constexpr double px_per_mm = 6;

GrayImage read_pgm(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string magic;
    int width = 0;
    int height = 0;
    int most = 0;
    stream >> magic >> width >> height >> most;
    stream.get();
    GrayImage image(width, height);
    stream.read(reinterpret_cast<char*>(image.pixels().data()), std::streamsize{width} * height);
    return image;
}

GrayImage printed(const Drawing& drawing) {
    std::string pattern = (std::filesystem::temp_directory_path() / "formradar-print-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data());
    std::ofstream(folder / "a.pdf", std::ios::binary) << render_pdf({.title = "t", .leaves = {{.drawing = drawing}}});
    const std::string command = "pdftoppm -gray -singlefile -x 0 -y 0 -W 600 -H 480 -r " + std::to_string(px_per_mm * 25.4) +
                                " " + (folder / "a.pdf").string() + " " + (folder / "a").string() + " 2>/dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0);
    GrayImage image = read_pgm(folder / "a.pgm");
    std::filesystem::remove_all(folder);
    return image;
}

// The mean difference of greys, and how much ink one has more than the other.
struct Difference {
    double mean = 0;
    double ink = 0;
};

Difference difference_of(const Drawing& drawing) {
    const GrayImage ours = render_image(drawing, px_per_mm);
    const GrayImage theirs = printed(drawing);
    EXPECT_EQ(ours.width(), theirs.width());
    EXPECT_EQ(ours.height(), theirs.height());
    double sum = 0;
    double our_ink = 0;
    double their_ink = 0;
    for (std::size_t i = 0; i < ours.pixels().size(); ++i) {
        sum += std::abs(ours.pixels()[i] - theirs.pixels()[i]);
        our_ink += 255 - ours.pixels()[i];
        their_ink += 255 - theirs.pixels()[i];
    }
    return {.mean = sum / our_ink, .ink = our_ink / their_ink - 1};
}

// 600 x 480 pixels
Drawing page_of(std::vector<Shape> shapes) {
    return {.paper = {100, 80}, .shapes = std::move(shapes)};
}

TEST(PrintAgreement, text_in_every_font_alignment_and_direction) {
    std::vector<Shape> shapes;
    const auto add = [&](Point<Mm> at, const TextStyle& style, Align align, double turn) {
        shapes.emplace_back(Text{.baseline = at, .text = "Één visie (2026)", .style = style, .align = align, .turn = turn});
    };
    add({50, 10}, {.font = Font::regular, .size = 6}, Align::left, 0);
    add({50, 20}, {.font = Font::bold, .size = 5}, Align::centre, 0);
    add({50, 30}, {.font = Font::italic, .size = 4}, Align::right, 0);
    add({50, 55}, {.size = 5, .colour = {100, 100, 100}}, Align::left, 30);
    add({20, 60}, {.size = 5}, Align::centre, -90);
    const Difference difference = difference_of(page_of(shapes));
    EXPECT_LT(difference.mean, 0.25); // poppler shifts letters to quarter pixels
    EXPECT_NEAR(difference.ink, 0, 0.02);
}

TEST(PrintAgreement, lines_outlines_and_dashes) {
    const Line zigzag{.points = {{5, 70}, {20, 50}, {30, 70}, {35, 50}}, .stroke = {.width = 1}};
    const Difference difference = difference_of(
        page_of({Rectangle{.rect = {10, 10, 7, 7}, .stroke = Stroke{.width = 1}},
                 Rectangle{.rect = {30, 10, 20, 12}, .fill = Colour{180, 200, 220}, .stroke = Stroke{.width = 1}, .corner = 4},
                 Disc{.centre = {75, 20}, .radius = 12, .stroke = Stroke{.colour = {0, 0, 0, 0.5}, .width = 1}}, zigzag,
                 Line{.points = {{50, 50}, {90, 50}, {90, 70}}, .stroke = {.width = 1, .dash = 2.5}}}));
    EXPECT_LT(difference.mean, 0.03);
    EXPECT_NEAR(difference.ink, 0, 0.03);
}

TEST(PrintAgreement, areas_holes_codes_and_pictures) {
    Cells code{.rect = {60, 40, 24, 24}, .columns = 25};
    for (unsigned i = 0; i < 625; ++i) {
        code.black.push_back((i * i / 7) % 3 == 0);
    }
    GrayImage shade(20, 20);
    for (std::size_t i = 0; i < shade.pixels().size(); ++i) {
        shade.pixels()[i] = static_cast<std::uint8_t>(i % 20 * 12);
    }
    const Polygon frame{.rings = {{{5, 5}, {45, 5}, {45, 35}, {5, 35}}, {{15, 10}, {40, 12}, {20, 30}}},
                        .fill = Colour{0, 60, 120, 0.6}};
    const Difference difference =
        difference_of(page_of({frame, Disc{.centre = {70, 20}, .radius = 12, .fill = Colour{200, 120, 0, 0.5}}, code,
                               Picture{.rect = {10, 45, 20, 20}, .image = shade}}));
    EXPECT_LT(difference.mean, 0.03);
    EXPECT_NEAR(difference.ink, 0, 0.03);
}

} // namespace
} // namespace formradar::draw
