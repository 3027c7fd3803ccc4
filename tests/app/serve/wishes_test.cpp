// Decisions as bodies bring them: as they are meant, or not at all.
#include "app/serve/wishes.hpp"

#include <gtest/gtest.h>

namespace formradar::app::serve {
namespace {

const std::string good = "who=Anna&sheet=A7F&statement=3&old=empty&why=seen&was=&new=4";

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

TEST(Wishes, a_row_that_names_no_field_is_refused) {
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

TEST(Wishes, a_text_that_is_too_long_refuses_all_of_the_body) {
    const std::string most(300, 'x');
    for (const std::string name : {"who", "sheet", "old", "why", "new"}) {
        const auto row = "&sheet=B2C&statement=1&" + name + "=";
        const auto rest = name == "new" ? "" : "&new=2";
        const auto longest = wishes_in(good + row + most + rest, "");
        ASSERT_EQ(longest.size(), 2U) << name;
        EXPECT_TRUE(wishes_in(good + row + most + "x" + rest, "").empty()) << name;
        EXPECT_TRUE(wishes_in(row.substr(1) + most + "x" + rest + "&" + good, "").empty()) << name;
    }
    EXPECT_EQ(wishes_in("sheet=A7F&statement=3&new=" + most, "").front().decision.value, most);
}

TEST(Wishes, a_text_that_is_no_utf_8_refuses_all_of_the_body) {
    for (const std::string name : {"who", "sheet", "old", "why", "new"}) {
        for (const std::string bytes : {"%FF", "%C3", "%ED%A0%80", "%zz", "%00"}) {
            const auto rest = name == "new" ? "" : "&new=2";
            EXPECT_TRUE(wishes_in(good + "&sheet=B2C&statement=1&" + name + "=" + bytes + rest, "").empty()) << name << bytes;
        }
    }
}

TEST(Wishes, a_part_that_means_nothing_refuses_all_of_the_body) {
    for (const std::string part : {"page=x&new=2", "page_in_file=-1&new=2", "sheet_in_picture=1.5&new=2", "statement=0&new=2",
                                   "statement=&new=2", "sheet=&new=2"}) {
        EXPECT_TRUE(wishes_in(good + "&sheet=B2C&statement=1&" + part, "").empty()) << part;
        EXPECT_TRUE(wishes_in("sheet=B2C&statement=1&" + part + "&" + good, "").empty()) << part;
    }
    const auto unknown = wishes_in("sheet=B2C&statement=1&page=0&page_in_file=&sheet_in_picture=&new=2", "");
    ASSERT_EQ(unknown.size(), 1U);
    EXPECT_EQ(unknown[0].decision.page, std::nullopt);
}

TEST(Wishes, no_row_is_dropped_of_too_many) {
    std::string body = good;
    for (int i = 1; i < 300; ++i) {
        body += "&" + good;
    }
    EXPECT_EQ(wishes_in(body, "").size(), 300U);
    EXPECT_TRUE(wishes_in(body + "&" + good, "").empty());
}

} // namespace
} // namespace formradar::app::serve
