// PDF files: pictures taken out, pages rendered, and what is refused.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "scan/make_jpeg.hpp"
#include "scan/make_pdf.hpp"
#include "scan/pictures.hpp"
#include "scan/renderer.hpp"
#include "scan/turn.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

std::string size_of(const GrayImage& image) {
    return "/Width " + std::to_string(image.width()) + " /Height " + std::to_string(image.height());
}

PdfPicture grey_picture(const GrayImage& image) {
    return {size_of(image) + " /ColorSpace /DeviceGray /BitsPerComponent 8",
            std::string(image.pixels().begin(), image.pixels().end())};
}

PdfPicture jpeg_picture(const GrayImage& image) {
    return {size_of(image) + " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", make_jpeg(image)};
}

const GrayImage a4 = slope(119, 168);

TEST(Pdf, a_jpeg_picture_is_taken_out) {
    const auto page = page_of(make_pdf({{jpeg_picture(a4)}}));
    ASSERT_TRUE(page);
    EXPECT_LE(difference(page->image, a4), 40);
    EXPECT_NEAR(page->dpi.value_or(0), 119 / (595 / 72.0), 0.01);
}

TEST(Pdf, uncompressed_grey_of_every_depth) {
    EXPECT_EQ(page_of(make_pdf({{grey_picture(a4)}}))->image, a4);
    const auto page = [](const std::string& bits, const std::string& data, const std::string& more = "") {
        const auto read = page_of(make_pdf({{{"/Width 4 /Height 1 /BitsPerComponent " + bits + " " + more, data}}}));
        EXPECT_TRUE(read) << bits << more;
        return read ? std::vector<int>(read->image.pixels().begin(), read->image.pixels().end()) : std::vector<int>();
    };
    EXPECT_EQ(page("1", "\x50", "/ColorSpace /DeviceGray"), (std::vector{0, 255, 0, 255}));
    EXPECT_EQ(page("1", "\x50", "/ColorSpace /DeviceGray /Decode [1 0]"), (std::vector{255, 0, 255, 0}));
    EXPECT_EQ(page("2", "\x1B", "/ColorSpace /DeviceGray"), (std::vector{0, 85, 170, 255}));
    EXPECT_EQ(page("4", "\x0F\xF0", "/ColorSpace [/CalGray << >>]"), (std::vector{0, 255, 255, 0}));
    EXPECT_EQ(page("2", "\x1B", "/ColorSpace [/Indexed /DeviceGray 3 <40302010>]"), (std::vector{0x40, 0x30, 0x20, 0x10}));
    EXPECT_EQ(page("1", "\x50", "/ColorSpace [/Indexed /DeviceRGB 1 <FF0000 0000FF>]"), (std::vector{76, 29, 76, 29}));
    EXPECT_EQ(page("8", std::string("\0\0\0\xFF\xFF\xFF\xFF\0\0\0\0\xFF", 12), "/ColorSpace /DeviceRGB"),
              (std::vector{0, 255, 76, 29}));
}

TEST(Pdf, pages_keep_their_order) {
    const auto bytes = make_pdf({{grey_picture(slope(40, 50))}, {grey_picture(slope(41, 50))}, {grey_picture(slope(42, 50))}});
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->kind(), "PDF");
    ASSERT_EQ(file->pages(), 3);
    EXPECT_EQ(file->page(3)->image.width(), 42);
    EXPECT_EQ(file->page(1)->image.width(), 40);
}

TEST(Pdf, the_turn_of_the_page_is_applied) {
    EXPECT_EQ(page_of(make_pdf({{grey_picture(a4), "q 595 0 0 842 0 0 cm /Im0 Do Q", "/Rotate 90"}}))->image, turned(a4, 6));
    EXPECT_EQ(page_of(make_pdf({{grey_picture(a4), "q 595 0 0 842 0 0 cm /Im0 Do Q", "/Rotate -90"}}))->image, turned(a4, 8));
}

TEST(Pdf, hidden_text_over_the_picture_does_not_matter) {
    const std::string text = "BT 3 Tr /F1 12 Tf (gelezen) Tj ET ";
    EXPECT_EQ(page_of(make_pdf({{grey_picture(a4), text + "q 595 0 0 842 0 0 cm /Im0 Do Q"}}))->image, a4);
}

TEST(Pdf, a_picture_with_missing_data_tells_its_missing_rows) {
    auto picture = grey_picture(a4);
    picture.data.resize(picture.data.size() / 2);
    const auto page = page_of(make_pdf({{picture}}));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->missing_rows_from, 84);
}

TEST(Pdf, a_picture_over_the_limit_is_refused) {
    const auto page = page_of(make_pdf({{{"/Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 8", "x"}}}));
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().kind, RefusalKind::too_large);
}

bool has_renderer() {
    return std::system("pdftoppm -v >/dev/null 2>&1") == 0;
}

// The place and look of what is drawn tells that the page, and not only its picture, was seen.
TEST(Pdf, a_page_with_more_than_a_picture_is_rendered) {
    if (!has_renderer()) {
        GTEST_SKIP() << "pdftoppm is not installed";
    }
    const auto bytes = make_pdf({{grey_picture(GrayImage(2, 2, 255)), "q 595 0 0 842 0 0 cm /Im0 Do Q 0 0 297.5 421 re f"}});
    const auto page = page_of(bytes, 1, {.renderer = installed_renderer()});
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->suspect.empty());
    EXPECT_EQ(page->image.height(), 3508);
    EXPECT_NEAR(page->image.width(), 2479, 1);
    EXPECT_NEAR(page->dpi.value_or(0), 300, 0.1);
    EXPECT_EQ(page->image.row(3000)[500], 0);
    EXPECT_EQ(page->image.row(500)[500], 255);
    EXPECT_EQ(page->image.row(3000)[2000], 255);
}

TEST(Pdf, a_page_with_notes_on_it_is_rendered) {
    if (!has_renderer()) {
        GTEST_SKIP() << "pdftoppm is not installed";
    }
    const std::string square =
        "/Annots [<< /Type /Annot /Subtype /Square /Rect [100 100 200 200] /C [0 0 0] /IC [0 0 0] /F 4 >>]";
    const auto page = page_of(make_pdf({{grey_picture(GrayImage(2, 2, 255)), "q 595 0 0 842 0 0 cm /Im0 Do Q", square}}), 1,
                              {.renderer = installed_renderer()});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->image.height(), 3508);
    EXPECT_LT(page->image.row(3508 - 150 * 3508 / 842)[150 * 3508 / 842], 128);
}

TEST(Pdf, without_pages_or_of_rubbish_it_is_refused) {
    const auto refusal = [](const std::string& bytes) {
        const auto file = ScanFile::open(bytes);
        return file ? std::string("opened") : words_of(file.error().detail);
    };
    EXPECT_EQ(refusal(make_pdf({})), "a PDF without pages");
    EXPECT_EQ(refusal("%PDF-1.4\nrubbish").substr(0, 13), "a damaged PDF");
}

TEST(Pdf, cut_short_its_whole_pages_are_still_read_and_the_rest_is_told) {
    const auto bytes = make_pdf({{jpeg_picture(a4)}, {jpeg_picture(a4)}, {jpeg_picture(a4)}});
    const auto second_end = bytes.find("9 0 obj");
    const auto file = ScanFile::open(std::string_view(bytes).substr(0, second_end));
    ASSERT_TRUE(file) << file.error().detail;
    ASSERT_EQ(file->pages(), 3);
    EXPECT_TRUE(file->page(1));
    EXPECT_TRUE(file->page(2));
    EXPECT_FALSE(file->page(3));
}

TEST(Pdf, cut_at_any_place_or_with_flipped_bytes_it_never_does_worse_than_a_refusal) {
    const auto look = [](const std::string& damaged) {
        const auto file = ScanFile::open(damaged, {.max_megapixels = 4});
        for (int number = 1; file && number <= std::min(file->pages(), 3); ++number) {
            const auto page = file->page(number);
            EXPECT_TRUE(!page || !page->image.empty());
        }
    };
    const auto bytes = make_pdf({{jpeg_picture(slope(30, 40))}, {grey_picture(slope(20, 30))}});
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
        look(bytes.substr(0, bytes.size() * tenth / 10));
    }
    std::mt19937 random(17);
    for (int i = 0; i < 400; ++i) {
        auto damaged = bytes;
        damaged[random() % damaged.size()] = static_cast<char>(random());
        look(damaged);
    }
}

} // namespace
} // namespace formradar::scan
