// What comes in addresses and bodies.
#include "app/serve/urls.hpp"

#include <gtest/gtest.h>

#include "app/serve/uploads.hpp"

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

} // namespace
} // namespace formradar::app::serve
