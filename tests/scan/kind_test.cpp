// Files known by their content, and what people are told about others.
#include "scan/kind.hpp"

#include <gtest/gtest.h>

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
    EXPECT_EQ(kind_of(""), Kind::other);
}

TEST(Kind, others_are_named_for_people) {
    const auto told = [](const std::string& bytes) { return describe_other(bytes); };
    EXPECT_EQ(told(""), "an empty file");
    EXPECT_EQ(told("PK\3\4....word/document.xml"), "not a picture: a Word document");
    EXPECT_EQ(told("PK\3\4....xl/workbook.xml"), "not a picture: an Excel workbook");
    EXPECT_EQ(told("PK\3\4....photo.jpg"), "not a picture: a ZIP archive; unpack it first");
    EXPECT_EQ(told("<!DOCTYPE html><html>"), "not a picture: a web page (HTML)");
    EXPECT_EQ(told("Beste mensen,\nhierbij"), "not a picture: a text file");
    EXPECT_EQ(told("BMI is a text that starts like a picture"), "not a picture: a text file");
    EXPECT_EQ(told("\0\0\0\x18"
                   "ftypmp42"s),
              "not a picture: a sound or video recording");
    EXPECT_EQ(told(std::string(5000, '\0')), "not a picture: the file holds only zeros, as if its copying was cut short");
    EXPECT_EQ(told("\1\2\3\4"), "not a picture of a kind that is known");
}

TEST(Open, what_is_no_picture_is_refused_with_its_name) {
    const auto file = ScanFile::open("");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error(), (Refusal{RefusalKind::unreadable, "an empty file"}));
}

} // namespace
} // namespace formradar::scan
