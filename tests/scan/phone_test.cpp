// HEIC and WebP files read back.
#include <gtest/gtest.h>

#include "formradar/scan/encode.hpp"
#include "scan/make_phone.hpp"
#include "scan/pictures.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

TEST(Heic, comes_back_nearly_as_it_was) {
    const auto image = slope(160, 128);
    const auto bytes = make_heic(image);
    if (bytes.empty()) {
        GTEST_SKIP() << "libheif has no encoder here";
    }
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->kind(), "HEIC");
    const auto page = file->page(1);
    ASSERT_TRUE(page) << page.error().detail;
    EXPECT_LE(difference(page->image, image), 60);
    EXPECT_EQ(page_of(bytes, 1, {.max_megapixels = 0.01}).error().kind, RefusalKind::too_large);
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
        EXPECT_FALSE(page_of(bytes.substr(0, bytes.size() * tenth / 10)));
    }
}

TEST(Heic, with_a_sequence_beside_its_picture_has_a_line_for_it) {
    const auto bytes = make_heic(slope(160, 128));
    if (bytes.empty()) {
        GTEST_SKIP() << "libheif has no encoder here";
    }
    using namespace std::string_literals;
    const auto burst = bytes + "\0\0\0\x10moov\0\0\0\x08mvhd"s;
    const auto file = ScanFile::open(burst);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 2);
    EXPECT_TRUE(file->page(1));
    EXPECT_FALSE(file->page(2));
    EXPECT_EQ(ScanFile::open(bytes)->pages(), 1);
    const auto live =
        "\0\0\0\x10"
        "ftypmp42\0\0\0\0"
        "\0\0\0\x10moov\0\0\0\x08mvhd"s;
    EXPECT_EQ(ScanFile::open(bytes + live)->pages(), 1) << "the film of a live photo";
}

TEST(Heic, joined_with_others_is_read_and_so_are_they) {
    const auto one = make_heic(slope(160, 128)), other = make_heic(GrayImage(128, 160, 200));
    if (one.empty()) {
        GTEST_SKIP() << "libheif has no encoder here";
    }
    const auto png = encode_png(slope(40, 50)), jpeg = encode_jpeg(slope(40, 50), 90);
    for (const auto& joined : {one + other, one + png, jpeg + one, jpeg + "\r\n" + other, png + one, one + jpeg}) {
        const auto file = ScanFile::open(joined);
        ASSERT_TRUE(file);
        ASSERT_EQ(file->pages(), 2);
        EXPECT_TRUE(file->page(1) && file->page(2));
    }
    const auto joined = one + other;
    EXPECT_EQ(ScanFile::open(joined)->page(2)->image.width(), 128);
}

TEST(Webp, lossy_and_lossless) {
    const auto image = slope(160, 128);
    for (const bool lossless : {true, false}) {
        const auto page = page_of(make_webp(image, lossless));
        ASSERT_TRUE(page);
        EXPECT_LE(difference(page->image, image), lossless ? 2 : 60);
        EXPECT_EQ(page->missing_rows_from, std::nullopt);
    }
}

TEST(Webp, what_is_transparent_is_seen_on_white) {
    const auto page = page_of(make_webp(GrayImage(8, 8, 0), true, 0));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->image.row(0)[0], 255);
}

TEST(Webp, cut_short_it_tells_its_missing_rows_or_is_refused) {
    const auto bytes = make_webp(slope(320, 640), false);
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
        const auto page = page_of(bytes.substr(0, bytes.size() * tenth / 10));
        EXPECT_TRUE(!page || (page->missing_rows_from >= 160 && page->missing_rows_from < 640)) << tenth;
    }
    EXPECT_EQ(page_of(bytes, 1, {.max_megapixels = 0.1}).error().kind, RefusalKind::too_large);
}

TEST(Heic, colours_are_how_far_pixels_are_from_grey) {
    const auto bytes = make_heic(GrayImage(64, 48, 200), true);
    if (bytes.empty()) {
        GTEST_SKIP() << "libheif has no encoder here";
    }
    const auto page = page_of(bytes, 1, {.colour = true});
    ASSERT_TRUE(page) << page.error().detail;
    ASSERT_TRUE(page->coloured);
    EXPECT_LE(difference(page->image, GrayImage(64, 48, 60)), 6);
    const auto without = page_of(make_heic(GrayImage(64, 48, 200)), 1, {.colour = true});
    ASSERT_TRUE(without);
    EXPECT_LE(difference(without->image, GrayImage(64, 48, 0)), 4);
}

TEST(Webp, colours_are_how_far_pixels_are_from_grey) {
    for (const bool lossless : {false, true}) {
        const auto page = page_of(make_webp(GrayImage(64, 48, 200), lossless, 255, 60), 1, {.colour = true});
        ASSERT_TRUE(page && page->coloured);
        EXPECT_LE(difference(page->image, GrayImage(64, 48, 60)), 16) << lossless; // video range
    }
}

} // namespace
} // namespace formradar::scan
