// JPEG files of all kinds, whole, cut short and damaged.
#include <gtest/gtest.h>

#include "formradar/scan/encode.hpp"
#include "scan/pictures.hpp"

namespace formradar {
namespace {

TEST(Jpeg, comes_back_nearly_as_it_was) {
    const auto image = slope(400, 300);
    const auto page = page_of(encode_jpeg(image, 92, 300));
    ASSERT_TRUE(page);
    EXPECT_LE(difference(page->image, image), 40);
    EXPECT_EQ(page->dpi, 300);
    EXPECT_EQ(page->missing_rows_from, -1);
}

TEST(Jpeg, the_same_picture_gives_the_same_bytes) {
    EXPECT_EQ(encode_jpeg(slope(99, 77), 80), encode_jpeg(slope(99, 77), 80));
}

TEST(Jpeg, cut_short_it_tells_its_missing_rows_or_is_refused) {
    const auto bytes = encode_jpeg(slope(400, 800), 85);
    for (int tenth = 0; tenth < 10; ++tenth) {
        const auto page = page_of(bytes.substr(0, bytes.size() * static_cast<std::size_t>(tenth) / 10));
        if (page) {
            EXPECT_GE(page->missing_rows_from, 200);
            EXPECT_LE(page->missing_rows_from, 80 * (tenth + 2));
        }
    }
    const auto without_end = page_of(bytes.substr(0, bytes.size() - 2));
    ASSERT_TRUE(without_end);
    EXPECT_EQ(without_end->missing_rows_from, -1);
}

} // namespace
} // namespace formradar
