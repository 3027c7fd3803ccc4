// PNG files of every depth, whole, cut short and damaged.
#include <gtest/gtest.h>

#include <random>

#include "formradar/core/causes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/scan/encode.hpp"
#include "scan/make_png.hpp"
#include "scan/pictures.hpp"

namespace formradar::scan {
namespace {

std::vector<int> greys_of(const std::string& bytes) {
    const auto page = page_of(bytes);
    EXPECT_TRUE(page);
    return page ? std::vector<int>(page->image.pixels().begin(), page->image.pixels().end()) : std::vector<int>();
}

// Noise, so that every row takes its share of the file.
GrayImage noise(int width, int height) {
    std::mt19937 random(3);
    GrayImage image(width, height);
    std::ranges::generate(image.pixels(), [&] { return static_cast<std::uint8_t>(random()); });
    return image;
}

TEST(Png, comes_back_as_it_was) {
    const auto image = slope(400, 300);
    const auto page = page_of(encode_png(image, 300));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->image, image);
    EXPECT_NEAR(page->dpi.value_or(0), 300, 0.02);
    EXPECT_EQ(page->missing_rows_from, std::nullopt);
    EXPECT_EQ(encode_png(image), encode_png(image));
}

TEST(Png, whatever_a_picture_is_said_to_show_it_comes_back_as_it_was) {
    GrayImage strokes(300, 90, 255), grain(300, 90);
    std::mt19937 random(5);
    for (int y = 0; y < 90; ++y) {
        for (int x = 0; x < 300; ++x) {
            grain.row(y)[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(130 + x / 3 + random() % 6);
            if (x % 23 < 2 && y > 20 && y < 70) {
                strokes.row(y)[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(40 + random() % 30);
            }
        }
    }
    for (const auto& picture : {strokes, grain, slope(211, 77)}) {
        for (const auto content : {PngContent::drawing, PngContent::ink, PngContent::scan}) {
            const auto page = page_of(encode_png(picture, content));
            ASSERT_TRUE(page);
            EXPECT_EQ(page->image, picture);
        }
    }
    EXPECT_LT(encode_png(strokes, PngContent::ink).size(), encode_png(strokes, PngContent::scan).size());
    EXPECT_LT(encode_png(grain, PngContent::scan).size(), encode_png(grain, PngContent::ink).size());
}

TEST(Png, one_bit_is_black_and_white) {
    const auto image = slope(101, 50);
    const auto page = page_of(encode_png(image, 0, PngDepth::black_and_white));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->dpi, std::nullopt);
    for (std::size_t i = 0; i < image.pixels().size(); ++i) {
        EXPECT_EQ(page->image.pixels()[i], image.pixels()[i] < 128 ? 0 : 255);
    }
}

TEST(Png, a_picture_without_pixels_cannot_be_written) {
    EXPECT_THROW((void)encode_png(GrayImage()), Error);
}

TEST(Png, grey_of_every_depth) {
    EXPECT_EQ(greys_of(make_png({.width = 3, .height = 1, .depth = 1}, {{0b01000000}})), (std::vector{0, 255, 0}));
    EXPECT_EQ(greys_of(make_png({.width = 4, .height = 1, .depth = 2}, {{0b00011011}})), (std::vector{0, 85, 170, 255}));
    EXPECT_EQ(greys_of(make_png({.width = 2, .height = 1, .depth = 4}, {{0x0F}})), (std::vector{0, 255}));
    EXPECT_EQ(greys_of(make_png({.width = 2, .height = 1, .depth = 16}, {{0x00, 0x00, 0x80, 0x80}})), (std::vector{0, 128}));
}

TEST(Png, colour_is_seen_as_its_brightness) {
    const PngRecipe colour{.width = 3, .height = 1, .colour_type = PNG_COLOR_TYPE_RGB};
    EXPECT_EQ(greys_of(make_png(colour, {{255, 0, 0, 0, 255, 0, 0, 0, 255}})), (std::vector{76, 150, 29}));
}

TEST(Png, a_palette_with_a_transparent_colour) {
    const PngRecipe recipe{.width = 3,
                           .height = 1,
                           .colour_type = PNG_COLOR_TYPE_PALETTE,
                           .palette = {{10, 10, 10}, {200, 200, 200}, {0, 0, 0}},
                           .transparent_index = 2};
    EXPECT_EQ(greys_of(make_png(recipe, {{0, 1, 2}})), (std::vector{10, 200, 255}));
}

TEST(Png, what_is_transparent_is_seen_on_white) {
    const PngRecipe grey{.width = 3, .height = 1, .colour_type = PNG_COLOR_TYPE_GRAY_ALPHA};
    EXPECT_EQ(greys_of(make_png(grey, {{0, 255, 0, 0, 0, 128}})), (std::vector{0, 255, 127}));
    const PngRecipe colour{.width = 1, .height = 1, .colour_type = PNG_COLOR_TYPE_RGB_ALPHA};
    EXPECT_EQ(greys_of(make_png(colour, {{0, 0, 0, 0}})), (std::vector{255}));
}

TEST(Png, interlaced) {
    const auto image = slope(37, 29);
    std::vector<std::vector<png_byte>> rows;
    for (int y = 0; y < image.height(); ++y) {
        rows.emplace_back(image.row(y).begin(), image.row(y).end());
    }
    const auto bytes = make_png({.width = 37, .height = 29, .interlaced = true}, rows);
    EXPECT_EQ(page_of(bytes)->image, image);
    EXPECT_FALSE(page_of(bytes.substr(0, bytes.size() / 2)));
    EXPECT_EQ(page_of(bytes, 1, {.max_megapixels = 0.001}).error().kind, RefusalKind::too_large);
}

TEST(Png, a_large_picture_is_made_smaller_by_means) {
    GrayImage image(4, 5202, 100);
    std::ranges::fill(image.row(2), 200);
    const auto page = page_of(encode_png(image, 600));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->image.width(), 2);
    EXPECT_EQ(page->image.height(), 2601);
    EXPECT_EQ(page->image.row(0)[0], 100);
    EXPECT_EQ(page->image.row(1)[1], 150);
    EXPECT_NEAR(page->dpi.value_or(0), 300, 0.1);
}

TEST(Png, over_the_limit_it_is_refused_from_its_header) {
    const auto page = page_of(encode_png(slope(2000, 1000)), 1, {.max_megapixels = 1});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error(),
              (Refusal{RefusalKind::too_large, {Cause::too_many_pixels, {figure(2000), figure(1000), figure(2), figure(1)}}}));
}

TEST(Png, cut_short_it_keeps_its_good_rows) {
    const auto image = noise(100, 2000);
    const auto bytes = encode_png(image);
    for (int tenth = 0; tenth < 10; ++tenth) {
        const auto page = page_of(bytes.substr(0, bytes.size() * static_cast<std::size_t>(tenth) / 10));
        ASSERT_EQ(static_cast<bool>(page), tenth >= 3) << tenth;
        if (page) {
            EXPECT_NEAR(page->missing_rows_from.value_or(-1), 200 * tenth, 90);
            for (int y = 0; y < page->missing_rows_from; ++y) {
                EXPECT_TRUE(std::ranges::equal(page->image.row(y), image.row(y)));
            }
        }
    }
}

// libpng gives out rows of a bad chunk before it sees that the check sum is wrong.
TEST(Png, rows_of_a_chunk_with_a_wrong_check_sum_are_missing) {
    const auto image = noise(300, 400);
    const auto bytes = encode_png(image);
    std::mt19937 random(4);
    for (int i = 0; i < 100; ++i) {
        auto damaged = bytes;
        const auto at = 100 + random() % (bytes.size() - 200);
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        const auto page = page_of(damaged);
        if (page && page->missing_rows_from) {
            for (int y = 0; y < page->missing_rows_from; ++y) {
                ASSERT_TRUE(std::ranges::equal(page->image.row(y), image.row(y))) << at << " row " << y;
            }
        } else if (page) {
            ASSERT_EQ(page->image, image) << at;
        }
    }
}

TEST(Png, colour_is_written_as_three_parts_of_a_pixel) {
    const ColourImage orange{.red = GrayImage(40, 30, 255), .green = GrayImage(40, 30, 128), .blue = GrayImage(40, 30, 0)};
    const auto page = page_of(encode_png(orange, 300));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->image.width(), 40);
    EXPECT_NEAR(page->image.row(15)[20], 0.299 * 255 + 0.587 * 128, 5);
    EXPECT_THROW((void)encode_png(ColourImage()), Error);
}

TEST(Png, flipped_bytes_never_do_worse_than_a_refusal) {
    std::mt19937 random(12);
    const auto bytes = encode_png(noise(40, 40), 300);
    for (int i = 0; i < 500; ++i) {
        auto damaged = bytes;
        damaged[8 + random() % (damaged.size() - 8)] = static_cast<char>(random());
        const auto page = page_of(damaged, 1, {.max_megapixels = 4});
        EXPECT_TRUE(!page || !page->image.empty());
    }
}

} // namespace
} // namespace formradar::scan
