// Files known by their content.
#include "scan/kind.hpp"

#include <gtest/gtest.h>

#include "formradar/core/causes.hpp"
#include "scan/pictures.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_literals;

TEST(Kind, pictures_by_their_first_bytes) {
    EXPECT_EQ(kind_of("\xFF\xD8\xFF\xE0"), Kind::jpeg);
    EXPECT_EQ(kind_of("\x89PNG\r\n\x1A\n"), Kind::png);
    EXPECT_EQ(kind_of("II*\0"s), Kind::tiff);
    EXPECT_EQ(kind_of("MM\0*"s), Kind::tiff);
    EXPECT_EQ(kind_of("%PDF-1.7"), Kind::pdf);
    EXPECT_EQ(kind_of("\r\n%PDF-1.4"), Kind::pdf);
    EXPECT_EQ(kind_of("\0\0\0\x18"
                      "ftypheic"s),
              Kind::heic);
    EXPECT_EQ(kind_of("\0\0\0\x18"
                      "ftypmif1\0\0\0\0heic"s),
              Kind::heic);
    EXPECT_EQ(kind_of("\0\0\0\x18"
                      "ftypmif1\0\0\0\0avif"s),
              Kind::avif);
    EXPECT_EQ(kind_of("RIFF\x10\0\0\0WEBPVP8 "s), Kind::webp);
    EXPECT_EQ(kind_of("\0\0\0\x0CjP  \r\n"s), Kind::jpx);
    EXPECT_EQ(kind_of("\xFF\x4F\xFF\x51"), Kind::jpx);
    EXPECT_EQ(kind_of(""), Kind::other);
}

TEST(Open, what_is_no_picture_is_refused_with_its_name) {
    const auto file = ScanFile::open("");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error(), (Refusal{RefusalKind::unreadable, {Cause::empty_file}}));
}

} // namespace
} // namespace formradar::scan
