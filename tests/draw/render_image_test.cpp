#include "formradar/draw/render_image.hpp"

#include <gmock/gmock.h>

#include "formradar/draw/text.hpp"

namespace formradar::draw {
namespace {

using testing::Each;
using testing::ElementsAre;

GrayImage image_of(Size<Mm> paper, std::vector<Shape> shapes, double px_per_mm) {
    return render_image({.paper = paper, .shapes = std::move(shapes)}, px_per_mm);
}

int at(const GrayImage& image, int x, int y) {
    return image.row(y)[static_cast<std::size_t>(x)];
}

double ink_of(const GrayImage& image) {
    double ink = 0;
    for (const int grey : image.pixels()) {
        ink += (255 - grey) / 255.0;
    }
    return ink;
}

TEST(RenderImage, is_white_paper_of_the_size_asked_for) {
    const GrayImage image = image_of({210, 297}, {}, 4);
    EXPECT_EQ(image.width(), 840);
    EXPECT_EQ(image.height(), 1188);
    EXPECT_THAT(image.pixels(), Each(255));
}

TEST(RenderImage, puts_shapes_where_the_drawing_says) {
    const GrayImage image = image_of({10, 10}, {Rectangle{.rect = {2, 3, 4, 1}, .fill = Colour{}}}, 2);
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 20; ++x) {
            EXPECT_EQ(at(image, x, y), x >= 4 && x < 12 && y >= 6 && y < 8 ? 0 : 255);
        }
    }
}

TEST(RenderImage, draws_an_outline_as_wide_as_it_is) {
    const GrayImage image = image_of({10, 10}, {Rectangle{.rect = {2, 2, 6, 6}, .stroke = Stroke{.width = 0.35}}}, 12);
    EXPECT_NEAR(ink_of(image) / 144, 6.35 * 6.35 - 5.65 * 5.65, 0.01);
    EXPECT_EQ(at(image, 24, 24), 0);
    EXPECT_EQ(at(image, 60, 60), 255);
}

TEST(RenderImage, makes_grey_of_colours_as_a_scanner_does) {
    const auto square = [](Colour colour) { return Rectangle{.rect = {0, 0, 1, 1}, .fill = colour}; };
    EXPECT_THAT(image_of({1, 1}, {square({255, 0, 0})}, 1).pixels(), ElementsAre(76));
    EXPECT_THAT(image_of({1, 1}, {square({0, 255, 0})}, 1).pixels(), ElementsAre(150));
    EXPECT_THAT(image_of({1, 1}, {square({0, 0, 255})}, 1).pixels(), ElementsAre(29));
    EXPECT_THAT(image_of({1, 1}, {square({0, 0, 0, 0.5})}, 1).pixels(), ElementsAre(128));
}

TEST(RenderColour, keeps_the_parts_of_a_colour_apart) {
    const Rectangle square{.rect = {0, 0, 1, 1}, .fill = Colour{10, 100, 200, 0.5}};
    const ColourImage image = render_colour({.paper = {1, 1}, .shapes = {square}}, 1);
    EXPECT_THAT(image.red.pixels(), ElementsAre(133));
    EXPECT_THAT(image.green.pixels(), ElementsAre(178));
    EXPECT_THAT(image.blue.pixels(), ElementsAre(228));
}

TEST(RenderImage, covers_earlier_shapes_with_later_ones) {
    const Rectangle black{.rect = {0, 0, 1, 1}, .fill = Colour{}};
    const Rectangle white{.rect = {0, 0, 1, 1}, .fill = Colour{255, 255, 255}};
    EXPECT_THAT(image_of({1, 1}, {black, white}, 3).pixels(), Each(255));
}

TEST(RenderImage, keeps_the_hole_of_a_polygon_whichever_way_its_rings_run) {
    Polygon polygon{.rings = {{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{3, 3}, {6, 3}, {6, 6}, {3, 6}}}, .fill = Colour{}};
    EXPECT_EQ(at(image_of({9, 9}, {polygon}, 1), 4, 4), 255);
    std::ranges::reverse(polygon.rings[1]);
    EXPECT_EQ(at(image_of({9, 9}, {polygon}, 1), 4, 4), 255);
}

TEST(RenderImage, keeps_the_counters_of_letters_open) {
    const Text o{.baseline = {10, 17}, .text = "o", .style = {.size = 20}, .align = Align::centre};
    const GrayImage image = image_of({20, 20}, {o}, 4);
    EXPECT_EQ(at(image, 40, 46), 255); // in the middle of the letter
    EXPECT_GT(ink_of(image), 300);
}

// Noto Sans builds some letters of parts that lie over each other.
TEST(RenderImage, fills_the_parts_of_a_letter_that_lie_over_each_other) {
    for (const char* letter : {"Ø", "ł", "Ç", "€", "Đ", "ų"}) {
        const Text text{.baseline = {2, 17}, .text = letter, .style = {.size = 20}};
        const double width = text_width(letter, Font::regular, 20);
        const GrayImage once = image_of({width + 4, 24}, {text}, 8);
        const GrayImage twice = image_of({width + 4, 24}, {text, text}, 8);
        // Painting again only darkens the smooth edges: no hole that the first painting left is filled.
        int changed = 0;
        for (std::size_t i = 0; i < once.pixels().size(); ++i) {
            changed += once.pixels()[i] == 255 && twice.pixels()[i] < 255 ? 1 : 0;
        }
        EXPECT_EQ(changed, 0) << letter;
    }
}

TEST(RenderImage, draws_the_cells_of_a_code_without_seams) {
    const Cells cells{.rect = {1.03, 1.07, 5.1, 5.1}, .columns = 3, .black = std::vector<bool>(9, true)};
    const GrayImage image = image_of({8, 8}, {cells}, 7.3);
    for (int y = 9; y < 44; ++y) {
        for (int x = 9; x < 44; ++x) {
            EXPECT_EQ(at(image, x, y), 0);
        }
    }
}

TEST(RenderImage, shows_a_picture_pixel_by_pixel_at_its_own_size) {
    GrayImage photo(4, 3);
    for (std::size_t i = 0; i < photo.pixels().size(); ++i) {
        photo.pixels()[i] = static_cast<std::uint8_t>(i * 20);
    }
    EXPECT_EQ(image_of({4, 3}, {Picture{.rect = {0, 0, 4, 3}, .image = photo}}, 1), photo);
}

TEST(RenderImage, cuts_a_picture_off_at_the_edge_of_the_paper) {
    const Picture picture{.rect = {-5, -5, 8, 8}, .image = GrayImage(3, 3, 9)};
    const GrayImage image = image_of({10, 10}, {picture}, 1);
    EXPECT_EQ(at(image, 2, 2), 9);
    EXPECT_EQ(at(image, 3, 3), 255);
    EXPECT_THAT(image_of({4, 4}, {Picture{.rect = {9, 9, 2, 2}, .image = GrayImage(3, 3, 9)}}, 1).pixels(), Each(255));
}

} // namespace
} // namespace formradar::draw
