// What comes in addresses and bodies.
#include "app/serve/urls.hpp"

#include <gtest/gtest.h>

#include "app/serve/uploads.hpp"
#include "app/serve/wishes.hpp"

namespace formradar::app::serve {
namespace {

TEST(Urls, percent_signs_are_undone_once) {
    EXPECT_EQ(path_of("/a%20b%2Fc?x=1"), "/a b/c");
    EXPECT_EQ(path_of("/%252e"), "/%2e");
    EXPECT_EQ(path_of("/%C3%A9"), "/é");
    for (const auto* bad : {"", "a", "/%", "/%4", "/%zz", "/a%00b", "http://x/", "*"}) {
        EXPECT_EQ(path_of(bad), "") << bad;
    }
    EXPECT_EQ(query_of("/a?b=1?c"), "b=1?c");
}

TEST(Urls, pairs_keep_their_order_and_repeat) {
    const auto pairs = pairs_in("a=1&b=x+y%26&a=2&=3&c&bad=%zz");
    ASSERT_EQ(pairs.size(), 4U);
    EXPECT_EQ(pairs[1].second, "x y&");
    EXPECT_EQ(pairs[2], (std::pair<std::string, std::string>("a", "2")));
    EXPECT_EQ(value_of("a", "a=1&a=2"), "1");
    EXPECT_EQ(value_of("d", "a=1"), "");
}

TEST(SafeName, a_name_stays_in_its_folder_and_is_seen) {
    EXPECT_EQ(safe_name("IMG_2381.JPG"), "IMG_2381.JPG");
    EXPECT_EQ(safe_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(safe_name("C:\\scans\\één foto.jpg"), "n-foto.jpg");
    EXPECT_EQ(safe_name(".htaccess"), "htaccess");
    EXPECT_EQ(safe_name(".."), "scan");
    EXPECT_EQ(safe_name(""), "scan");
    EXPECT_EQ(safe_name(std::string("a\0b\n.png", 8)), "a-b-.png");
    EXPECT_EQ(safe_name(std::string(300, 'x') + ".jpg").size(), 60U);
}

TEST(BeginsAsScan, pictures_and_nothing_else) {
    for (const std::string good : {"\xFF\xD8\xFF\xE0", "\x89PNG\r\n", "%PDF-1.4", "RIFF1234WEBPVP8 ", "1234ftypheic "}) {
        EXPECT_TRUE(begins_as_scan(good)) << good;
    }
    for (const std::string bad : {"", "<html>", "#!/bin/sh", "RIFF1234WAVE    ", "\xFF", "PK\x03\x04"}) {
        EXPECT_FALSE(begins_as_scan(bad)) << bad;
    }
}

TEST(Wishes, each_new_ends_a_row) {
    const auto wishes = wishes_in(
        "who=Anna&sheet=A7F&page=1&statement=3&old=multiple&source=scans%2F7.jpg&page_in_file=2&was=&new=4&source=b.jpg&"
        "statement=page&"
        "page_in_file=1&was=read&new=",
        "2026-11-23");
    ASSERT_EQ(wishes.size(), 2U);
    const record::Decision first{.sheet = "A7F",
                                 .page = 1,
                                 .source = "scans/7.jpg",
                                 .page_in_file = 2,
                                 .statement = 3,
                                 .old = "multiple",
                                 .value = "4",
                                 .who = "Anna",
                                 .when = "2026-11-23"};
    EXPECT_EQ(wishes[0].decision, first);
    EXPECT_EQ(wishes[1].decision.subject, record::Subject::page);
    EXPECT_EQ(wishes[1].decision.value, "") << "taken back";
    EXPECT_EQ(wishes[1].was, "read");
    EXPECT_EQ(wishes[1].decision.sheet, "");
}

TEST(Wishes, rows_that_say_nothing_of_a_field_are_left_out) {
    for (const auto* body : {"", "new=4", "statement=3&new=4", "sheet=A7F&statement=0&new=4", "sheet=A7F&statement=61&new=4",
                             "sheet=A7F&statement=x&new=4", "sheet=A7F&statement=3"}) {
        EXPECT_TRUE(wishes_in(body, "").empty()) << body;
    }
}

TEST(Wishes, a_line_end_cannot_begin_another_row) {
    const auto wishes = wishes_in("who=A%0D%0AB2C,1,1,,5&sheet=A7F&statement=3&new=4", "");
    ASSERT_EQ(wishes.size(), 1U);
    EXPECT_EQ(wishes[0].decision.who, "A  B2C,1,1,,5");
}

} // namespace
} // namespace formradar::app::serve
