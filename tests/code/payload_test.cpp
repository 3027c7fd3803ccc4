// The payload's text, its check value, and what is refused.
#include "formradar/code/payload.hpp"

#include <gtest/gtest.h>

#include <set>

namespace formradar::code {
namespace {

const PageCode example = {.session = "K7QX2M", .sheet = "A7F", .page = 1, .form_hash = "3TZ", .check = "9QWX0"};

TEST(Payload, has_its_fields_in_order) {
    EXPECT_EQ(payload_of(example), "F1K7QX2MA7F13TZ9QWX0");
}

TEST(Payload, comes_back_from_its_text) {
    for (int page = 1; page <= 31; ++page) {
        auto code = example;
        code.page = page;
        EXPECT_EQ(parse_payload(payload_of(code)), code);
    }
}

TEST(Payload, other_texts_are_not_ours) {
    for (const auto* text : {"", "F1", "https://example.org/", "F2K7QX2MA7F13TZ9QWX0", "F1K7QX2MA7F13TZ9QWX00",
                             "f1k7qx2ma7f13tz9qwx0", "F1K7QX2MA7F03TZ9QWX0", "F1K7QX2MA7U13TZ9QWX0", "F1K7QX2MA7F13TZ9QWX"}) {
        EXPECT_EQ(parse_payload(text), std::nullopt) << text;
    }
}

TEST(Payload, is_readable_beside_the_code) {
    EXPECT_EQ(readable(example), "K7QX2M-A7F-1");
}

TEST(CheckValue, depends_on_every_field_and_on_the_secret) {
    const std::string secret = "00112233445566778899aabbccddeeff";
    const auto value = check_value(example, secret);
    EXPECT_EQ(value.size(), 5U);
    std::set<std::string> values = {value, check_value(example, "10112233445566778899aabbccddeeff"), check_value(example, "")};
    auto other = example;
    other.session = "K7QX2N";
    values.insert(check_value(other, secret));
    other = example;
    other.sheet = "A7G";
    values.insert(check_value(other, secret));
    other = example;
    other.page = 2;
    values.insert(check_value(other, secret));
    other = example;
    other.form_hash = "3TY";
    values.insert(check_value(other, secret));
    EXPECT_EQ(values.size(), 7U);
}

TEST(CheckValue, does_not_depend_on_the_check_that_is_there) {
    auto other = example;
    other.check = "";
    EXPECT_EQ(check_value(other, "aa"), check_value(example, "aa"));
}

// Printed sheets must be recognised by later versions of the program.
TEST(CheckValue, never_changes) {
    EXPECT_EQ(check_value(example, "00112233445566778899aabbccddeeff"), "G8MKQ");
    EXPECT_EQ(short_hash("sto-borging"), "Z71");
}

TEST(Hash, sha256_of_a_known_text) {
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Random, has_the_length_asked_for_and_differs) {
    EXPECT_EQ(random_hex(32).size(), 32U);
    EXPECT_EQ(random_base32(6).size(), 6U);
    EXPECT_NE(random_hex(32), random_hex(32));
}

} // namespace
} // namespace formradar::code
