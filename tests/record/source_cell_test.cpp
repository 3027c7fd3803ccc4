// Names of files that come back from a browser, an editor or a spreadsheet.
#include "formradar/record/source_cell.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace formradar::record {
namespace {

TEST(source_cell, usual_names_are_themselves) {
    for (const auto* name : {"scans/0007.jpg", "scans/Steven's scan, 2.jpg", "a;b \"c\".png", "één.jpg", "100%.jpg"}) {
        EXPECT_EQ(source_cell(name), name);
        EXPECT_TRUE(is_source(name, name));
    }
}

TEST(source_cell, every_other_name_comes_back) {
    for (const auto* name : {"two\nlines.jpg", "tab\t.jpg", "caf\xE9.jpg", "=1+1.jpg", "-rf.jpg", "+31.jpg", "@home.jpg",
                             "'quoted.jpg", " blank.jpg", "blank ", "file:a.jpg", "a  b.jpg", "a___b.jpg",
                             "10.04.05\xE2\x80\xAFPM.png", "\xC2\xA0.jpg", "\xE2\x80\xAEgpj.exe", "\x1B[2J.jpg", "*"}) {
        const auto cell = source_cell(name);
        EXPECT_TRUE(cell.starts_with("file:")) << cell;
        EXPECT_EQ(cell.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:%./"),
                  std::string::npos);
        EXPECT_TRUE(is_source(cell, name)) << cell;
        EXPECT_FALSE(is_source(cell, "another.jpg")) << cell;
    }
}

TEST(source_cell, a_name_typed_otherwise_is_the_same_file) {
    EXPECT_TRUE(is_source("één.jpg", "e\xCC\x81\x65\xCC\x81n.jpg")) << "accents apart, as some file systems keep them";
    EXPECT_TRUE(is_source("café.jpg", "caf\xE9.jpg")) << "the file's name is not UTF-8";
    EXPECT_TRUE(is_source("scans\\0007.jpg", "scans/0007.jpg"));
    EXPECT_TRUE(is_source("./0007.jpg", "0007.jpg"));
    EXPECT_FALSE(is_source("0007.jpg", "scans/0007.jpg"));
}

TEST(source_cell, the_end_of_a_path_may_be_the_same_file) {
    EXPECT_TRUE(may_be_source("0007.jpg", "scans/0007.jpg"));
    EXPECT_TRUE(may_be_source("noord/scans/0007.jpg", "scans/0007.jpg"));
    EXPECT_FALSE(may_be_source("7.jpg", "scans/0007.jpg")) << "not a whole name";
    EXPECT_FALSE(may_be_source("0008.jpg", "scans/0007.jpg"));
}

} // namespace
} // namespace formradar::record
