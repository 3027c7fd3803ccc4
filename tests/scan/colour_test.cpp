// Pictures asked for as how far each pixel is from grey: what a yellow pen leaves, which brightness does not show.
#include <gtest/gtest.h>

#include "scan/make_jpeg.hpp"
#include "scan/make_jpx.hpp"
#include "scan/make_png.hpp"
#include "scan/make_tiff.hpp"
#include "scan/pictures.hpp"

namespace formradar::scan {
namespace {

// Nothing where the file has no colours.
std::optional<GrayImage> colours_of(const std::string& bytes) {
    auto page = page_of(bytes, 1, {.colour = true});
    return page && page->coloured ? std::optional(std::move(page->image)) : std::nullopt;
}

std::optional<std::vector<int>> values_of(const std::string& bytes) {
    const auto colours = colours_of(bytes);
    return colours ? std::optional(std::vector<int>(colours->pixels().begin(), colours->pixels().end())) : std::nullopt;
}

TEST(Colour, of_a_jpeg_is_its_distance_from_grey) {
    const GrayImage paper(64, 48, 240);
    for (const bool subsampled : {false, true}) {
        const auto yellow = colours_of(make_jpeg(paper, {.colour = JpegColour::ycbcr, .subsampled = subsampled, .yellow = 80}));
        const auto grey = colours_of(make_jpeg(paper, {.colour = JpegColour::ycbcr, .subsampled = subsampled}));
        ASSERT_TRUE(yellow && grey);
        EXPECT_LE(difference(*yellow, GrayImage(64, 48, 80)), 3);
        EXPECT_LE(difference(*grey, GrayImage(64, 48, 0)), 2);
    }
}

TEST(Colour, is_turned_as_the_picture_is) {
    const auto bytes = make_jpeg(slope(60, 40), {.colour = JpegColour::ycbcr, .orientation = 6, .yellow = 40});
    const auto grey = page_of(bytes);
    const auto colour = colours_of(bytes);
    ASSERT_TRUE(grey && colour);
    EXPECT_EQ(colour->width(), grey->image.width());
    EXPECT_EQ(colour->height(), grey->image.height());
    EXPECT_LE(colour->row(2)[37], 4); // black has no blue to lose
}

TEST(Colour, of_a_grey_picture_is_not_there) {
    EXPECT_FALSE(colours_of(make_jpeg(slope(40, 40))));
    EXPECT_FALSE(colours_of(make_png({.width = 2, .height = 1}, {{10, 200}})));
    EXPECT_FALSE(colours_of(make_png({.width = 2, .height = 1, .colour_type = PNG_COLOR_TYPE_GRAY_ALPHA}, {{10, 255, 9, 255}})));
    const TiffPage grey{.width = 2,
                        .height = 1,
                        .tags = {{TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK}, {TIFFTAG_BITSPERSAMPLE, 8}},
                        .rows = {{10, 200}}};
    EXPECT_FALSE(colours_of(make_tiff({grey})));
}

TEST(Colour, of_png_with_and_without_transparency) {
    const PngRecipe colour{.width = 3, .height = 1, .colour_type = PNG_COLOR_TYPE_RGB};
    EXPECT_EQ(values_of(make_png(colour, {{250, 250, 130, 90, 90, 90, 0, 0, 255}})), (std::vector{120, 0, 255}));
    const PngRecipe with_alpha{.width = 2, .height = 1, .colour_type = PNG_COLOR_TYPE_RGB_ALPHA};
    EXPECT_EQ(values_of(make_png(with_alpha, {{250, 250, 150, 255, 250, 250, 150, 0}})), (std::vector{100, 0}));
    const PngRecipe table{.width = 2, .height = 1, .colour_type = PNG_COLOR_TYPE_PALETTE, .palette = {{255, 255, 55}, {9, 9, 9}}};
    EXPECT_EQ(values_of(make_png(table, {{0, 1}})), (std::vector{200, 0}));
    EXPECT_EQ(
        values_of(make_png({.width = 1, .height = 1, .colour_type = PNG_COLOR_TYPE_RGB, .interlaced = true}, {{9, 99, 49}})),
        (std::vector{90}));
}

TEST(Colour, of_tiff_in_rows_and_in_a_table) {
    const TiffPage rows{
        .width = 2,
        .height = 1,
        .tags = {{TIFFTAG_BITSPERSAMPLE, 8}, {TIFFTAG_SAMPLESPERPIXEL, 3}, {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB}},
        .rows = {{250, 250, 130, 80, 80, 80}}};
    EXPECT_EQ(values_of(make_tiff({rows})), (std::vector{120, 0}));
    auto with_alpha = rows;
    with_alpha.tags[1].second = 4;
    with_alpha.tags.emplace_back(TIFFTAG_EXTRASAMPLES, 0);
    with_alpha.rows = {{250, 250, 130, 255, 80, 80, 80, 255}};
    with_alpha.tags.pop_back();
    EXPECT_EQ(values_of(make_tiff({with_alpha})), (std::vector{120, 0}));
}

TEST(Colour, of_jpeg_2000) {
    const GrayImage white(40, 40, 255), some(40, 40, 180);
    const auto yellow = colours_of(make_jpx({.channels = {white, white, some}, .space = MadeSpace::srgb}));
    ASSERT_TRUE(yellow);
    EXPECT_LE(difference(*yellow, GrayImage(40, 40, 75)), 1);
    EXPECT_FALSE(colours_of(make_jpx({.channels = {white}})));
}

} // namespace
} // namespace formradar::scan
