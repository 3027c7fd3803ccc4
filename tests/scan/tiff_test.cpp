// TIFF files of every kind, whole, cut short and damaged.
#include <gtest/gtest.h>

#include <random>

#include "scan/make_tiff.hpp"
#include "scan/pictures.hpp"
#include "scan/turn.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

using Rows = std::vector<std::vector<std::uint8_t>>;
using Tags = std::vector<std::pair<std::uint32_t, int>>;

Rows grey_rows(const GrayImage& image) {
    Rows rows;
    for (int y = 0; y < image.height(); ++y) {
        rows.emplace_back(image.row(y).begin(), image.row(y).end());
    }
    return rows;
}

// Bits of what is darker than 128.
Rows bit_rows(const GrayImage& image) {
    Rows rows;
    for (int y = 0; y < image.height(); ++y) {
        std::vector<std::uint8_t> row(static_cast<std::size_t>(image.width() + 7) / 8);
        for (std::size_t x = 0; x < static_cast<std::size_t>(image.width()); ++x) {
            row[x / 8] = static_cast<std::uint8_t>(row[x / 8] | (image.row(y)[x] < 128 ? 0x80U >> x % 8 : 0U));
        }
        rows.push_back(row);
    }
    return rows;
}

GrayImage black_and_white(GrayImage image) {
    std::ranges::transform(image.pixels(), image.pixels().begin(), [](std::uint8_t grey) { return grey < 128 ? 0 : 255; });
    return image;
}

TiffPage page_with(const GrayImage& image, Rows rows, Tags tags) {
    return {.width = image.width(), .height = image.height(), .tags = std::move(tags), .palette = {}, .rows = std::move(rows)};
}

TiffPage grey_page(const GrayImage& image, Tags more = {}) {
    Tags tags = {{TIFFTAG_BITSPERSAMPLE, 8},
                 {TIFFTAG_SAMPLESPERPIXEL, 1},
                 {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK},
                 {TIFFTAG_ROWSPERSTRIP, 16}};
    tags.insert(tags.end(), more.begin(), more.end());
    return page_with(image, grey_rows(image), tags);
}

TiffPage fax_page(const GrayImage& image, int compression) {
    return page_with(image, bit_rows(image),
                     {{TIFFTAG_BITSPERSAMPLE, 1},
                      {TIFFTAG_SAMPLESPERPIXEL, 1},
                      {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE},
                      {TIFFTAG_COMPRESSION, compression},
                      {TIFFTAG_ROWSPERSTRIP, image.height()}});
}

GrayImage blots(int width, int height) {
    std::mt19937 random(9);
    GrayImage image(width, height, 255);
    for (int i = 0; i < width * height / 300; ++i) {
        const int left = static_cast<int>(random() % static_cast<unsigned>(width - 9));
        const int top = static_cast<int>(random() % static_cast<unsigned>(height - 3));
        for (int y = top; y < top + 3; ++y) {
            std::ranges::fill(image.row(y).subspan(static_cast<std::size_t>(left), 9), 0);
        }
    }
    return image;
}

TEST(Tiff, grey_in_every_lossless_compression) {
    const auto image = slope(90, 70);
    for (const int compression : {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS}) {
        const auto page = page_of(make_tiff({grey_page(image, {{TIFFTAG_COMPRESSION, compression}})}));
        ASSERT_TRUE(page) << compression;
        EXPECT_EQ(page->image, image) << compression;
        EXPECT_EQ(page->missing_rows_from, std::nullopt);
    }
}

TEST(Tiff, both_byte_orders_and_big_tiff) {
    const auto image = slope(90, 70);
    for (const auto* mode : {"wl", "wb", "w8"}) {
        const auto page = page_of(make_tiff({grey_page(image)}, mode));
        ASSERT_TRUE(page) << mode;
        EXPECT_EQ(page->image, image);
    }
}

TEST(Tiff, fax_in_every_group) {
    const auto image = blots(203, 150);
    for (const int compression : {COMPRESSION_CCITTFAX3, COMPRESSION_CCITTFAX4, COMPRESSION_CCITTRLE, COMPRESSION_NONE}) {
        const auto page = page_of(make_tiff({fax_page(image, compression)}));
        ASSERT_TRUE(page) << compression;
        EXPECT_EQ(page->image, image) << compression;
        EXPECT_EQ(page->missing_rows_from, std::nullopt) << compression;
    }
}

TEST(Tiff, white_may_be_0_or_1) {
    const auto image = black_and_white(slope(20, 20));
    auto page = fax_page(image, COMPRESSION_NONE);
    page.tags.emplace_back(TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    auto inverted = image;
    std::ranges::transform(image.pixels(), inverted.pixels().begin(),
                           [](int grey) { return static_cast<std::uint8_t>(255 - grey); });
    EXPECT_EQ(page_of(make_tiff({page}))->image, inverted);
}

TEST(Tiff, few_and_many_bits) {
    const Tags sixteen = {
        {TIFFTAG_BITSPERSAMPLE, 16}, {TIFFTAG_SAMPLESPERPIXEL, 1}, {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK}};
    const GrayImage two(2, 1, 0);
    const auto deep = page_of(make_tiff({page_with(two, {{0x34, 0x12, 0xFF, 0xFF}}, sixteen)}));
    ASSERT_TRUE(deep);
    EXPECT_EQ(deep->image.row(0)[0], 0x12);
    EXPECT_EQ(deep->image.row(0)[1], 0xFF);
    const Tags four = {{TIFFTAG_BITSPERSAMPLE, 4}, {TIFFTAG_SAMPLESPERPIXEL, 1}, {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE}};
    const auto shallow = page_of(make_tiff({page_with(two, {{0x0F}}, four)}));
    ASSERT_TRUE(shallow);
    EXPECT_EQ(shallow->image.row(0)[0], 255);
    EXPECT_EQ(shallow->image.row(0)[1], 0);
}

TEST(Tiff, colours_and_palettes_are_seen_as_their_brightness) {
    const GrayImage two(2, 1, 0);
    const Tags rgb = {{TIFFTAG_BITSPERSAMPLE, 8}, {TIFFTAG_SAMPLESPERPIXEL, 3}, {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB}};
    const auto colour = page_of(make_tiff({page_with(two, {{255, 0, 0, 0, 0, 255}}, rgb)}));
    ASSERT_TRUE(colour);
    EXPECT_EQ(colour->image.row(0)[0], 76);
    EXPECT_EQ(colour->image.row(0)[1], 29);
    auto page = page_with(two, {{0b10000000}},
                          {{TIFFTAG_BITSPERSAMPLE, 1}, {TIFFTAG_SAMPLESPERPIXEL, 1}, {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_PALETTE}});
    page.palette = {0xC8C8, 0x1010};
    const auto palette = page_of(make_tiff({page}));
    ASSERT_TRUE(palette);
    EXPECT_EQ(palette->image.row(0)[0], 0x10);
    EXPECT_EQ(palette->image.row(0)[1], 0xC8);
}

TEST(Tiff, kinds_without_simple_rows_go_through_rgba) {
    const GrayImage two(2, 1, 0);
    const Tags cmyk = {{TIFFTAG_BITSPERSAMPLE, 8}, {TIFFTAG_SAMPLESPERPIXEL, 4}, {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_SEPARATED}};
    const auto ink = page_of(make_tiff({page_with(two, {{0, 0, 0, 255, 0, 0, 0, 0}}, cmyk)}));
    ASSERT_TRUE(ink);
    EXPECT_EQ(ink->image.row(0)[0], 0);
    EXPECT_EQ(ink->image.row(0)[1], 255);
    const Tags planes = {{TIFFTAG_BITSPERSAMPLE, 8},
                         {TIFFTAG_SAMPLESPERPIXEL, 1},
                         {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK},
                         {TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_INT}};
    EXPECT_TRUE(page_of(make_tiff({page_with(two, {{7, 9}}, planes)})));
}

TEST(Tiff, jpeg_inside) {
    const auto image = slope(96, 64);
    const auto page = page_of(make_tiff({grey_page(image, {{TIFFTAG_COMPRESSION, COMPRESSION_JPEG}})}));
    ASSERT_TRUE(page);
    EXPECT_LE(difference(page->image, image), 60);
}

TEST(Tiff, every_orientation_is_applied) {
    const auto image = slope(40, 30);
    constexpr std::array inverse = {0, 1, 2, 3, 4, 5, 8, 7, 6};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const auto stored = turned(image, inverse.at(static_cast<std::size_t>(orientation)));
        const auto page = page_of(make_tiff({grey_page(stored, {{TIFFTAG_ORIENTATION, orientation}})}));
        ASSERT_TRUE(page);
        EXPECT_EQ(page->image, image) << orientation;
    }
}

TEST(Tiff, resolution_per_inch_and_per_centimetre) {
    auto page = grey_page(slope(40, 30));
    page.dpi_x = page.dpi_y = 200;
    EXPECT_EQ(page_of(make_tiff({page}))->dpi, 200);
    page.dpi_x = page.dpi_y = 100;
    page.tags.emplace_back(TIFFTAG_RESOLUTIONUNIT, RESUNIT_CENTIMETER);
    EXPECT_NEAR(page_of(make_tiff({page}))->dpi.value_or(0), 254, 0.01);
}

TEST(Tiff, the_flat_pixels_of_a_standard_fax_become_square) {
    auto page = fax_page(blots(1728, 1078), COMPRESSION_CCITTFAX4);
    page.dpi_x = 204;
    page.dpi_y = 98;
    const auto read = page_of(make_tiff({page}));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->image.width(), 1728);
    EXPECT_EQ(read->image.height(), 2244);
    EXPECT_EQ(read->dpi, 204);
}

TEST(Tiff, all_pages_but_no_thumbnails) {
    const auto small = grey_page(slope(8, 8), {{TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE}});
    const auto bytes = make_tiff({grey_page(slope(40, 30)), small, grey_page(slope(30, 40)), grey_page(slope(50, 50))});
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->kind(), "TIFF");
    ASSERT_EQ(file->pages(), 3);
    EXPECT_EQ(file->page(3)->image, slope(50, 50));
    EXPECT_EQ(file->page(1)->image, slope(40, 30));
    EXPECT_EQ(file->page(2)->image, slope(30, 40));
    EXPECT_FALSE(file->page(4));
    EXPECT_FALSE(file->page(0));
}

TEST(Tiff, pages_behind_a_break_in_the_chain_are_one_page_that_tells) {
    const auto bytes = make_tiff({grey_page(slope(40, 30)), grey_page(slope(30, 40))});
    const auto file = ScanFile::open(std::string_view(bytes).substr(0, bytes.size() - 60));
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 2);
    EXPECT_TRUE(file->page(1));
    const auto lost = file->page(2);
    ASSERT_FALSE(lost);
    EXPECT_NE(words_of(lost.error().detail).find("TIFF"), std::string::npos);
}

TEST(Tiff, over_the_limit_it_is_refused_from_its_header) {
    const auto page = page_of(make_tiff({grey_page(slope(1000, 1001))}), 1, {.max_megapixels = 1});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().kind, RefusalKind::too_large);
}

TEST(Tiff, damaged_fax_data_end_the_good_rows) {
    const auto image = blots(203, 400);
    auto bytes = make_tiff({fax_page(image, COMPRESSION_CCITTFAX4)});
    const auto whole = page_of(bytes);
    for (std::size_t at = 700; at < 1000; at += 20) {
        auto damaged = bytes;
        damaged.replace(at, 8, std::string(8, '\0')); // no code has so many zeros
        const auto page = page_of(damaged);
        if (page && !page->missing_rows_from) {
            EXPECT_EQ(page->image, whole->image);
        } else if (page) {
            EXPECT_GE(page->missing_rows_from, 100);
        }
    }
}

TEST(Tiff, a_damaged_strip_ends_the_good_rows) {
    const auto image = slope(100, 160);
    auto bytes = make_tiff({grey_page(image, {{TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE}})});
    const auto strip = bytes.find("\x78\x9C", bytes.size() / 2);
    ASSERT_NE(strip, std::string::npos);
    bytes.replace(strip + 2, 6, "\xFF\xFF\xFF\xFF\xFF\xFF");
    const auto page = page_of(bytes);
    ASSERT_TRUE(page);
    ASSERT_TRUE(page->missing_rows_from);
    EXPECT_EQ(*page->missing_rows_from % 16, 0);
    EXPECT_GE(page->missing_rows_from, 48);
    for (int y = 0; y < page->missing_rows_from; ++y) {
        EXPECT_TRUE(std::ranges::equal(page->image.row(y), image.row(y)));
    }
}

TEST(Tiff, cut_at_any_place_or_with_flipped_bytes_it_never_does_worse_than_a_refusal) {
    const auto bytes = make_tiff(
        {grey_page(slope(60, 40), {{TIFFTAG_COMPRESSION, COMPRESSION_LZW}}), fax_page(blots(60, 40), COMPRESSION_CCITTFAX3)});
    const auto look = [](const std::string& damaged) {
        const auto file = ScanFile::open(damaged, {.max_megapixels = 4});
        for (int number = 1; file && number <= std::min(file->pages(), 4); ++number) {
            const auto page = file->page(number);
            EXPECT_TRUE(!page || !page->image.empty());
        }
    };
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
        look(bytes.substr(0, bytes.size() * tenth / 10));
    }
    std::mt19937 random(13);
    for (int i = 0; i < 1000; ++i) {
        auto damaged = bytes;
        damaged[4 + random() % (damaged.size() - 4)] = static_cast<char>(random());
        look(damaged);
    }
}

} // namespace
} // namespace formradar::scan
