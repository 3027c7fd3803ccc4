// PNG files that are animations.
#include "scan/png_pages.hpp"

#include <gtest/gtest.h>

#include "formradar/scan/encode.hpp"
#include "scan/pictures.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_literals;

// Its check sum is left out: libpng does not know the chunk.
std::string chunk(const std::string& name, const std::string& data) {
    return std::string("\0\0\0", 3) + static_cast<char>(data.size()) + name + data + std::string("\0\0\0\0", 4);
}

std::string animated(int pictures, bool first_counts) {
    constexpr std::size_t behind_header = 8 + 25;
    auto png = encode_png(slope(20, 30));
    png.insert(behind_header, chunk("acTL", std::string("\0\0\0", 3) + static_cast<char>(pictures) + "\0\0\0\0"s) +
                                  (first_counts ? chunk("fcTL", std::string(26, '\0')) : ""));
    return png;
}

TEST(PngPages, further_pictures_are_counted) {
    EXPECT_EQ(further_pictures_in_png(encode_png(slope(20, 30))), 0);
    EXPECT_EQ(further_pictures_in_png(animated(3, true)), 2);
    EXPECT_EQ(further_pictures_in_png(animated(3, false)), 3);
    EXPECT_EQ(further_pictures_in_png(animated(1, true)), 0);
    EXPECT_EQ(further_pictures_in_png(animated(3, true).substr(0, 40)), 0);
    EXPECT_EQ(further_pictures_in_png(""), 0);
}

TEST(PngPages, an_animation_is_a_page_and_one_that_tells_of_the_others) {
    const auto bytes = animated(3, true);
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 2);
    const auto other = file->page(2);
    ASSERT_FALSE(other);
    EXPECT_NE(words_of(other.error().detail).find("the 2 behind it as files"), std::string::npos) << other.error().detail;
}

TEST(PngPages, the_picture_that_is_shown_may_be_no_frame_or_the_only_one) {
    const auto apart = animated(3, false);
    const auto file = ScanFile::open(apart);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 2);
    EXPECT_TRUE(file->page(1));
    const auto others = file->page(2);
    ASSERT_FALSE(others);
    EXPECT_NE(words_of(others.error().detail).find("the 3 behind it as files"), std::string::npos) << others.error().detail;
    const auto still = animated(1, true);
    const auto alone = ScanFile::open(still);
    ASSERT_TRUE(alone);
    EXPECT_EQ(alone->pages(), 1);
    EXPECT_TRUE(alone->page(1));
}

} // namespace
} // namespace formradar::scan
