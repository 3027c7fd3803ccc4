// What holds for files of every kind: their budgets, and names that say they are not complete.
#include <gtest/gtest.h>

#include "formradar/core/causes.hpp"
#include "formradar/scan/encode.hpp"
#include "scan/make_jpx.hpp"
#include "scan/make_tiff.hpp"
#include "scan/pictures.hpp"

namespace formradar::scan {
namespace {

std::string tiff_of(int pages) {
    std::vector<TiffPage> made;
    for (int i = 0; i < pages; ++i) {
        TiffPage page{.width = 8, .height = 1, .tags = {}, .palette = {}};
        page.tags = {{TIFFTAG_BITSPERSAMPLE, 8}, {TIFFTAG_SAMPLESPERPIXEL, 1}, {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK}};
        page.rows = {std::vector<std::uint8_t>(8, static_cast<std::uint8_t>(i))};
        made.push_back(page);
    }
    return make_tiff(made);
}

TEST(Open, pages_over_the_limit_are_one_page_that_says_so) {
    const auto bytes = tiff_of(7);
    const auto file = ScanFile::open(bytes, {.max_pages = 5});
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 6);
    EXPECT_TRUE(file->page(5));
    const auto rest = file->page(6);
    ASSERT_FALSE(rest);
    EXPECT_EQ(rest.error().detail, (Reason{Cause::too_many_pages, {figure(7), figure(5)}}));
    EXPECT_FALSE(file->page(7));
    EXPECT_EQ(ScanFile::open(bytes, {.max_pages = 7})->pages(), 7);
}

TEST(Open, what_a_download_has_not_yet_is_not_asked_for_again) {
    const auto whole = encode_jpeg(slope(400, 600), 90);
    const OpenOptions unfinished{.name = "scan.jpg.part"};
    EXPECT_TRUE(page_of(whole, 1, unfinished));
    const auto half = page_of(whole.substr(0, whole.size() / 2), 1, unfinished);
    ASSERT_FALSE(half);
    EXPECT_EQ(half.error().kind, RefusalKind::no_scan);
    EXPECT_TRUE(page_of(whole.substr(0, whole.size() / 2), 1, {.name = "scan.jpg"}));
    EXPECT_EQ(page_of("%PDF-1.4 and no more", 1, {.name = "scan.pdf.crdownload"}).error().kind, RefusalKind::no_scan);
}

TEST(Open, jpeg_2000_files_are_pictures_like_others) {
    const auto bytes = make_jpx({.channels = {slope(40, 50)}});
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->kind(), "JPEG 2000");
    EXPECT_EQ(file->page(1)->image, slope(40, 50));
}

} // namespace
} // namespace formradar::scan
