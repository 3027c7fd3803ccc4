// JPEG files of all kinds, whole, cut short and damaged.
#include <gtest/gtest.h>

#include <random>

#include "formradar/core/failure.hpp"
#include "formradar/scan/encode.hpp"
#include "scan/make_jpeg.hpp"
#include "scan/pictures.hpp"
#include "scan/turn.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

// A page with lines of text, in greys: compresses like a scan, every row of blocks has something on it.
GrayImage written_page(int width, int height) {
    std::mt19937 random(5);
    GrayImage image(width, height, 240);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (y % 12 < 7 && random() % 3 == 0) {
                image.row(y)[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(40 + random() % 60);
            }
        }
    }
    return image;
}

TEST(Jpeg, comes_back_nearly_as_it_was) {
    const auto image = slope(400, 300);
    const auto page = page_of(encode_jpeg(image, 92, 300));
    ASSERT_TRUE(page);
    EXPECT_LE(difference(page->image, image), 40);
    EXPECT_EQ(page->dpi, 300);
    EXPECT_EQ(page->missing_rows_from, std::nullopt);
}

TEST(Jpeg, the_same_picture_gives_the_same_bytes) {
    EXPECT_EQ(encode_jpeg(slope(99, 77), 80), encode_jpeg(slope(99, 77), 80));
}

TEST(Jpeg, a_picture_without_pixels_cannot_be_written) {
    EXPECT_THROW((void)encode_jpeg(GrayImage(), 80), Error);
    EXPECT_THROW((void)encode_jpeg(GrayImage(70'000, 1, 0), 80), Error);
}

TEST(Jpeg, every_colour_model_shows_the_same_greys) {
    const auto image = slope(160, 120);
    using enum JpegColour;
    for (const auto colour : {grey, ycbcr, rgb, cmyk, cmyk_of_adobe}) {
        for (const bool progressive : {false, true}) {
            const auto page = page_of(make_jpeg(image, {.colour = colour, .progressive = progressive}));
            ASSERT_TRUE(page);
            EXPECT_LE(difference(page->image, image), 40) << static_cast<int>(colour) << progressive;
            EXPECT_EQ(page->missing_rows_from, std::nullopt);
        }
    }
}

TEST(Jpeg, every_exif_orientation_is_applied) {
    const auto image = slope(160, 120);
    constexpr std::array inverse = {0, 1, 2, 3, 4, 5, 8, 7, 6}; // 6 and 8 undo each other, the others themselves
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const auto stored = turned(image, inverse.at(static_cast<std::size_t>(orientation)));
        const auto page = page_of(make_jpeg(stored, {.orientation = orientation}));
        ASSERT_TRUE(page);
        EXPECT_LE(difference(page->image, image), 40) << orientation;
    }
}

TEST(Jpeg, a_resolution_that_no_paper_has_is_not_believed) {
    EXPECT_EQ(page_of(make_jpeg(GrayImage(2000, 40, 200), {.dpi = 72}))->dpi, std::nullopt);
    EXPECT_EQ(page_of(make_jpeg(GrayImage(2000, 40, 200), {.dpi = 200}))->dpi, 200);
}

TEST(Jpeg, a_large_picture_is_decoded_at_half_size) {
    const auto page = page_of(make_jpeg(GrayImage(600, 7016, 200), {.dpi = 600}));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->image.width(), 300);
    EXPECT_EQ(page->image.height(), 3508);
    EXPECT_EQ(page->dpi, 300);
}

TEST(Jpeg, over_the_limit_it_is_refused_from_its_header) {
    auto bytes = make_jpeg(slope(16, 16));
    const auto frame = bytes.find("\xFF\xC0");
    bytes.replace(frame + 5, 4, std::string("\xFF\x00\xFF\x00", 4)); // 65,280 x 65,280 pixels
    const auto page = page_of(bytes);
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().kind, RefusalKind::too_large);
    EXPECT_NE(words_of(page.error().detail).find("4261 megapixels"), std::string::npos) << page.error().detail;
}

TEST(Jpeg, a_progressive_one_that_needs_too_much_memory_is_refused) {
    const auto bytes = make_jpeg(slope(1000, 1000), {.progressive = true});
    const auto page = page_of(bytes, 1, {.max_megapixels = 1.5});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().kind, RefusalKind::too_large);
    EXPECT_TRUE(page_of(make_jpeg(slope(1000, 1000)), 1, {.max_megapixels = 1.5}));
}

TEST(Jpeg, cut_short_it_tells_its_missing_rows) {
    const auto image = written_page(300, 800);
    const auto bytes = encode_jpeg(image, 85);
    const auto whole = page_of(bytes);
    for (int percent = 5; percent < 100; percent += 5) {
        const auto page = page_of(bytes.substr(0, bytes.size() * static_cast<std::size_t>(percent) / 100));
        if (percent < 25) {
            EXPECT_FALSE(page);
            continue;
        }
        ASSERT_TRUE(page || percent < 35) << percent;
        if (page) {
            EXPECT_NEAR(page->missing_rows_from.value_or(-1), 8 * percent, 40);
            for (int y = 0; y < page->missing_rows_from; ++y) {
                ASSERT_TRUE(std::ranges::equal(page->image.row(y), whole->image.row(y))) << percent << " row " << y;
            }
        }
    }
}

TEST(Jpeg, only_the_end_marker_missing_is_no_damage) {
    const auto bytes = make_jpeg(written_page(300, 300));
    const auto page = page_of(bytes.substr(0, bytes.size() - 2));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->missing_rows_from, std::nullopt);
}

TEST(Jpeg, a_progressive_one_cut_short_never_looks_complete) {
    const auto image = written_page(300, 800);
    const auto bytes = make_jpeg(image, {.colour = JpegColour::ycbcr, .progressive = true});
    const auto whole = page_of(bytes);
    for (int percent = 5; percent < 100; percent += 5) {
        const auto page = page_of(bytes.substr(0, bytes.size() * static_cast<std::size_t>(percent) / 100));
        if (page && !page->missing_rows_from) {
            EXPECT_LE(difference(page->image, whole->image), 60) << percent; // at most the last bit of precision is lost
        }
    }
}

// With restart markers the rest of the picture may be right again, yet nothing from the hole on is trusted.
TEST(Jpeg, a_hole_in_the_middle_is_noticed) {
    auto bytes = make_jpeg(written_page(300, 800), {.restart_every = 1});
    bytes.erase(bytes.size() / 2, 600);
    const auto page = page_of(bytes);
    ASSERT_TRUE(page);
    EXPECT_GE(page->missing_rows_from, 280);
    EXPECT_LE(page->missing_rows_from, 420);
}

TEST(Jpeg, zeros_instead_of_its_second_half_are_missing_rows) {
    auto bytes = make_jpeg(written_page(300, 800));
    const auto cut = page_of(bytes.substr(0, bytes.size() / 2));
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2), bytes.end(), '\0');
    const auto page = page_of(bytes);
    ASSERT_TRUE(cut && page);
    EXPECT_NEAR(page->missing_rows_from.value_or(-1), cut->missing_rows_from.value_or(-2), 8);
}

TEST(Jpeg, a_hole_without_restart_markers_may_have_spoilt_all_rows) {
    auto bytes = make_jpeg(written_page(300, 800));
    bytes.erase(bytes.size() / 2, 600);
    const auto page = page_of(bytes);
    ASSERT_FALSE(page);
    EXPECT_NE(words_of(page.error().detail).find("damaged"), std::string::npos);
}

// What is missing would be columns and not rows if it were turned.
TEST(Jpeg, with_missing_rows_it_is_not_turned) {
    const auto bytes = make_jpeg(written_page(300, 800), {.orientation = 6});
    EXPECT_EQ(page_of(bytes)->image.width(), 800);
    const auto page = page_of(bytes.substr(0, bytes.size() / 2));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->image.width(), 300);
}

TEST(Jpeg, flipped_bytes_never_do_worse_than_a_wrong_picture) {
    std::mt19937 random(11);
    for (const bool progressive : {false, true}) {
        const auto bytes =
            make_jpeg(written_page(96, 96), {.colour = JpegColour::ycbcr, .progressive = progressive, .orientation = 3});
        for (int i = 0; i < 300; ++i) {
            auto damaged = bytes;
            for (int k = 0; k < 1 + i % 5; ++k) {
                damaged[random() % damaged.size()] = static_cast<char>(random());
            }
            const auto page = page_of(damaged, 1, {.max_megapixels = 4});
            EXPECT_TRUE(!page || !page->image.empty());
        }
    }
}

} // namespace
} // namespace formradar::scan
