#include "formradar/core/text.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace formradar {
namespace {

using testing::ElementsAre;

TEST(Base32, has_no_letters_that_people_mix_up) {
    EXPECT_EQ(base32_alphabet.size(), 32U);
    EXPECT_EQ(base32_alphabet.find_first_of("ILOU"), std::string_view::npos);
}

TEST(Base32, writes_the_lowest_bits_most_significant_first) {
    EXPECT_EQ(base32(0, 3), "000");
    EXPECT_EQ(base32(31, 2), "0Z");
    EXPECT_EQ(base32(32, 2), "10");
    EXPECT_EQ(base32(0xFFFFFFFFFFFFFFFF, 3), "ZZZ");
}

TEST(Base32, reads_back_what_it_wrote) {
    for (std::uint64_t value = 1; value < (1ULL << 39U); value = value * 7 + 3) {
        EXPECT_EQ(base32_value(base32(value, 8)), value);
    }
}

TEST(Base32, refuses_other_letters) {
    EXPECT_FALSE(base32_value("A1I"));
    EXPECT_FALSE(base32_value("a1"));
    EXPECT_FALSE(base32_value("A-1"));
}

TEST(Fixed, writes_so_many_decimals_with_a_point) {
    EXPECT_EQ(fixed(0.0625, 2), "0.06");
    EXPECT_EQ(fixed(3, 1), "3.0");
    EXPECT_EQ(fixed(1234567.891, 0), "1234568");
    EXPECT_EQ(fixed(-1.25, 1), "-1.2");
}

TEST(Fixed, has_no_negative_zero) {
    EXPECT_EQ(fixed(-0.001, 2), "0.00");
    EXPECT_EQ(fixed(-0.0, 0), "0");
    EXPECT_EQ(fixed(-0.006, 2), "-0.01");
}

TEST(Fixed, has_room_for_the_largest_number) {
    EXPECT_EQ(fixed(std::numeric_limits<double>::max(), 3).size(), 309U + 4);
}

TEST(ParseNumber, takes_a_whole_text_that_is_a_number) {
    EXPECT_EQ(parse_number("3.25"), 3.25);
    EXPECT_EQ(parse_number("-1e3"), -1000);
    for (const std::string_view text : {"", " 1", "1 ", "1,5", "x", "nan", "inf", "1e999", "--1"}) {
        EXPECT_FALSE(parse_number(text)) << text;
    }
}

TEST(Utf8, is_told_from_other_bytes) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("één – “½” 中 😀"));
    EXPECT_TRUE(is_utf8("\xF4\x8F\xBF\xBF")); // U+10FFFF
    for (const std::string_view bytes : {"\xE9\xE9n", "\xC0\x80", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80",
                                         "abc\xC3", "\xE2\x82", "\xFF", "\xC3\x28"}) {
        EXPECT_FALSE(is_utf8(bytes));
    }
}

TEST(Utf8, becomes_code_points_and_text_again) {
    const std::string text = "aé–中😀";
    EXPECT_THAT(code_points(text), ElementsAre(U'a', U'é', U'–', U'中', U'😀'));
    EXPECT_EQ(to_utf8(code_points(text)), text);
    for (const char32_t edge : {0x7FU, 0x80U, 0x7FFU, 0x800U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
        const std::string encoded = to_utf8({&edge, 1});
        EXPECT_TRUE(is_utf8(encoded));
        EXPECT_THAT(code_points(encoded), ElementsAre(edge));
    }
}

TEST(Utf8, shows_each_bad_byte_as_a_replacement) {
    EXPECT_THAT(code_points("a\xE9z"), ElementsAre(U'a', U'\uFFFD', U'z'));
    EXPECT_EQ(to_utf8(code_points("\xFF")), "\uFFFD");
}

TEST(Split, gives_a_part_more_than_there_are_separators) {
    EXPECT_THAT(split("a,b,,c", ','), ElementsAre("a", "b", "", "c"));
    EXPECT_THAT(split("", ','), ElementsAre(""));
    EXPECT_THAT(split(",", ','), ElementsAre("", ""));
}

TEST(Trimmed, loses_white_space_at_both_ends_only) {
    EXPECT_EQ(trimmed(" \t a b \r\n"), "a b");
    EXPECT_EQ(trimmed(" \n "), "");
    EXPECT_EQ(trimmed(""), "");
}

} // namespace
} // namespace formradar
