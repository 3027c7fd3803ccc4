#include "app/raw_sheet.hpp"

#include <gtest/gtest.h>

#include "app/lies.hpp"
#include "formradar/scan/own_png.hpp"

namespace formradar::app {
namespace {

GrayImage slope(int width, int height, int start) {
    GrayImage image(width, height);
    for (std::size_t i = 0; i < image.pixels().size(); ++i) {
        image.pixels()[i] = static_cast<std::uint8_t>(start + static_cast<int>(i));
    }
    return image;
}

std::vector<RawSheet> two_sheets() {
    auto first = honest(), second = honest();
    first.crops = {{.part = record::statement_row(2), .image = slope(7, 5, 10)}, {.part = record::the_groups, .image = {}}};
    first.answers = {{.question = 1, .image = slope(12, 3, 90)}};
    second.page.reading.source.sheet_in_picture = 2;
    return {first, second};
}

TEST(RawSheet, bytes_give_the_same_pixels_back) {
    const auto sheets = two_sheets();
    const auto again = raw_sheets(to_bytes(sheets));
    ASSERT_TRUE(again);
    ASSERT_EQ(again->size(), 2U);
    ASSERT_EQ(again->front().crops.size(), 2U);
    EXPECT_EQ(again->front().crops[0].image, slope(7, 5, 10));
    EXPECT_EQ(again->front().crops[1].part, record::the_groups);
    EXPECT_TRUE(again->front().crops[1].image.empty());
    EXPECT_EQ(again->front().answers.at(0).image, slope(12, 3, 90));
    EXPECT_EQ(again->back().page.reading.source.sheet_in_picture, 2);
}

TEST(RawSheet, cut_short_or_with_a_rest_it_is_none) {
    const auto bytes = to_bytes(two_sheets());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        EXPECT_FALSE(raw_sheets(std::string_view(bytes).substr(0, length))) << length;
    }
    EXPECT_FALSE(raw_sheets(bytes + "x"));
}

// One page with one crop, whose picture is told by numbers.
std::string with_picture(std::int64_t width, std::int64_t height, std::int64_t channels, const std::string& pixels) {
    Packer picture;
    picture.number(1).number(3).number(width).number(height).number(channels).text(pixels).number(0);
    return Packer().number(1).text(to_bytes(honest().page)).bytes() + picture.bytes();
}

TEST(RawSheet, a_picture_has_as_many_pixels_as_its_sides_say) {
    constexpr std::int64_t huge = std::int64_t{1} << 32U;
    EXPECT_TRUE(raw_sheets(with_picture(2, 3, 1, "abcdef")));
    EXPECT_TRUE(raw_sheets(with_picture(0, 0, 1, "")));
    EXPECT_FALSE(raw_sheets(with_picture(2, 3, 1, "abcde")));
    EXPECT_FALSE(raw_sheets(with_picture(2, 3, 1, "abcdefg")));
    EXPECT_FALSE(raw_sheets(with_picture(2, 1, 3, "abcdef")));
    EXPECT_FALSE(raw_sheets(with_picture(0, 3, 1, "")));
    EXPECT_FALSE(raw_sheets(with_picture(-2, -3, 1, "abcdef")));
    EXPECT_FALSE(raw_sheets(with_picture(huge, huge, 1, "")));
    EXPECT_TRUE(raw_sheets(with_picture(4000, 1, 1, std::string(4000, 'x'))));
    EXPECT_FALSE(raw_sheets(with_picture(4001, 1, 1, std::string(4001, 'x'))));
}

TEST(RawSheet, pictures_become_png_only_where_they_are_taken) {
    const auto pages = outcomes_of(two_sheets());
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(scan::open_own_png(pages[0].crops.at(0).png), slope(7, 5, 10));
    EXPECT_EQ(pages[0].crops.at(1).png, "");
    EXPECT_EQ(scan::open_own_png(pages[0].answers.at(0).png), slope(12, 3, 90));
}

TEST(RawSheet, debug_pictures_go_to_their_sheet) {
    const RawDebug picture{.sheet = 2, .name = "01-code", .image = {slope(4, 2, 0), slope(4, 2, 50), slope(4, 2, 99)}};
    const auto again = raw_debug(to_bytes(picture));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->image, picture.image);
    PendingDebug debug;
    EXPECT_TRUE(debug.add(*again));
    auto pages = outcomes_of(two_sheets());
    debug.give_to(pages);
    EXPECT_TRUE(pages[0].debug.empty());
    ASSERT_EQ(pages[1].debug.size(), 1U);
    EXPECT_EQ(pages[1].debug[0].name, "01-code");
    EXPECT_FALSE(raw_debug(to_bytes(picture) + "x"));
}

TEST(RawSheet, debug_pictures_without_end_are_refused) {
    const RawDebug picture{.sheet = 1, .name = "x", .image = {slope(1, 1, 0), slope(1, 1, 0), slope(1, 1, 0)}};
    PendingDebug debug;
    bool taken = true;
    for (int i = 0; i < 2000 && taken; ++i) {
        taken = debug.add(picture);
    }
    EXPECT_FALSE(taken);
}

} // namespace
} // namespace formradar::app
