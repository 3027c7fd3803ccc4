// What holds for files of every kind: their budgets, and names that say they are not complete.
#include <gtest/gtest.h>

#include "formradar/core/causes.hpp"
#include "formradar/scan/encode.hpp"
#include "scan/joined.hpp"
#include "scan/make_jpx.hpp"
#include "scan/make_pdf.hpp"
#include "scan/make_tiff.hpp"
#include "scan/pictures.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_literals;

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

std::string pdf_of(const GrayImage& image) {
    const auto width = std::to_string(image.width()), height = std::to_string(image.height());
    PdfPage page{.picture = {.dictionary = "/ColorSpace /DeviceGray /BitsPerComponent 8 /Width " + width + " /Height " + height,
                             .data = std::string(image.pixels().begin(), image.pixels().end())}};
    page.content = "q " + width + " 0 0 " + height + " 0 0 cm /Im0 Do Q";
    page.paper = width + " " + height;
    return make_pdf({page});
}

std::string tiff_of(const GrayImage& image, const char* mode = "w") {
    TiffPage page{.width = image.width(), .height = image.height(), .tags = {}, .palette = {}};
    page.tags = {{TIFFTAG_BITSPERSAMPLE, 8},
                 {TIFFTAG_SAMPLESPERPIXEL, 1},
                 {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK},
                 {TIFFTAG_ROWSPERSTRIP, 7}};
    for (int y = 0; y < image.height(); ++y) {
        page.rows.emplace_back(image.row(y).begin(), image.row(y).end());
    }
    return make_tiff({page}, mode);
}

std::string jpx_of(const GrayImage& image) {
    return make_jpx({.channels = {image}});
}

// As `cat` joins them; what follows the end of the first is in no list of it.
TEST(Open, files_that_were_joined_into_one_are_all_read) {
    const auto first = slope(40, 50), second = slope(60, 40);
    const std::vector<std::string> joined = {encode_png(first) + encode_png(second),
                                             pdf_of(first) + pdf_of(second),
                                             pdf_of(first) + "\r\n" + pdf_of(second),
                                             encode_png(first) + pdf_of(second),
                                             encode_png(first) + "\r\n" + encode_png(second),
                                             encode_png(first) + "text that a program put there" + encode_png(second),
                                             tiff_of(first) + tiff_of(second),
                                             tiff_of(first, "wb8") + tiff_of(second, "wl"),
                                             tiff_of(first) + encode_png(second),
                                             pdf_of(first) + encode_png(second),
                                             pdf_of(first) + "\n" + tiff_of(second),
                                             encode_png(first) + tiff_of(second),
                                             jpx_of(first) + jpx_of(second),
                                             jpx_of(first) + encode_png(second)};
    for (std::size_t i = 0; i < joined.size(); ++i) {
        SCOPED_TRACE(i);
        const auto file = ScanFile::open(joined[i]);
        ASSERT_TRUE(file);
        ASSERT_EQ(file->pages(), 2);
        EXPECT_EQ(file->page(1)->image, first);
        EXPECT_EQ(file->page(2)->image, second);
    }
}

TEST(Open, a_few_bytes_behind_a_file_are_no_other_file) {
    const auto picture = slope(40, 50);
    const auto jpeg = encode_jpeg(picture, 90);
    for (const auto& file : {jpx_of(picture), tiff_of(picture), encode_png(picture), pdf_of(picture), jpeg}) {
        for (std::size_t count = 1; count <= 9; ++count) {
            for (const char byte : {'\0', '\n', 'x', '\xFF'}) {
                SCOPED_TRACE(file.substr(0, 4) + " " + std::to_string(count) + " times " + std::to_string(byte));
                const auto bytes = file + std::string(count, byte);
                const auto opened = ScanFile::open(bytes);
                ASSERT_TRUE(opened);
                ASSERT_EQ(opened->pages(), 1);
                EXPECT_TRUE(opened->page(1));
            }
        }
    }
}

TEST(Open, each_of_many_joined_files_is_read) {
    const auto first = slope(40, 50), second = slope(60, 40);
    const auto jpeg = encode_jpeg(first, 90);
    const std::vector<std::string> joined = {pdf_of(first) + pdf_of(second) + pdf_of(first),
                                             jpeg + encode_png(second) + jpeg,
                                             jpeg + "\r\n" + tiff_of(second) + "\r\n" + jpeg,
                                             jpeg + pdf_of(second) + jpeg,
                                             tiff_of(first) + tiff_of(second) + tiff_of(first),
                                             tiff_of(3) + jpeg,
                                             pdf_of(first) + jpeg + pdf_of(second)};
    for (std::size_t i = 0; i < joined.size(); ++i) {
        SCOPED_TRACE(i);
        const auto file = ScanFile::open(joined[i]);
        ASSERT_TRUE(file);
        EXPECT_EQ(file->pages(), i == 5 ? 4 : 3);
        for (int page = 1; page <= file->pages(); ++page) {
            EXPECT_TRUE(file->page(page)) << page;
        }
    }
}

TEST(Open, of_joined_files_one_that_is_broken_has_a_page_that_says_so) {
    const auto first = slope(40, 50);
    const auto joined = encode_png(first) + encode_png(first).substr(0, 20);
    const auto file = ScanFile::open(joined);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 2);
    EXPECT_EQ(file->page(1)->image, first);
    EXPECT_FALSE(file->page(2));
}

TEST(Open, a_file_within_a_file_is_not_joined_to_it) {
    const auto inner = pdf_of(slope(60, 30)) + pdf_of(slope(60, 30));
    const auto outer = make_pdf({}, {.objects = {stream("/Type /EmbeddedFile", inner)}});
    EXPECT_EQ(joined_files(outer).size(), 1U);
    EXPECT_EQ(joined_files(inner).size(), 2U);
    const auto png = encode_png(slope(40, 50));
    EXPECT_EQ(joined_files(png + "what a program keeps behind it").size(), 1U);
    const auto film =
        "\0\0\0\x18"
        "ftypmp42"s;
    EXPECT_EQ(joined_files(png + film + encode_jpeg(slope(40, 50), 90)).size(), 1U) << "frames of a film are no scans";
    EXPECT_EQ(joined_files(encode_jpeg(slope(40, 50), 90) + film + png).size(), 1U);
    EXPECT_EQ(joined_files(tiff_of(slope(40, 50)) + "notes of a program" + tiff_of(slope(40, 50))).size(), 1U);
    EXPECT_EQ(joined_files(pdf_of(slope(9, 9)) + "\n%%EOF\n% added later\n%%EOF").size(), 1U);
    EXPECT_EQ(joined_files("").size(), 1U);
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
