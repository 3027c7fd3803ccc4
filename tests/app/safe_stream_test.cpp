#include "app/safe_stream.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace formradar::app {
namespace {

std::string said(const std::vector<std::string>& pieces) {
    std::ostringstream to;
    {
        SafeStream stream(to);
        for (const auto& piece : pieces) {
            stream << piece;
        }
    }
    return to.str();
}

TEST(SafeStream, ordinary_text_is_handed_on_as_it_is) {
    EXPECT_EQ(said({"Éen regel\n", "\teen tweede 日本 😀\n"}), "Éen regel\n\teen tweede 日本 😀\n");
}

TEST(SafeStream, nothing_steers_a_terminal) {
    EXPECT_EQ(said({"a\x1b]0;title\x07"}), "a\uFFFD]0;title\uFFFD");
    EXPECT_EQ(said({"over\rwritten"}), "over\uFFFDwritten");
    EXPECT_EQ(said({"\u009b31m"}), "\uFFFD31m");
    EXPECT_EQ(said({"a\u202Egpj.exe"}), "a\uFFFDgpj.exe");
}

TEST(SafeStream, a_letter_in_pieces_is_still_that_letter) {
    EXPECT_EQ(said({"\xc3", "\xa9\n"}), "é\n");
    EXPECT_EQ(said({"\xf0\x9f", "\x98", "\x80"}), "😀");
    EXPECT_EQ(said({"\xc2", "\x9b"}), "\uFFFD"); // a control character, in two pieces
}

TEST(SafeStream, bytes_that_are_no_text_are_marks) {
    EXPECT_EQ(said({"\xff\xfe", "a"}), "\uFFFD\uFFFDa");
    EXPECT_EQ(said({"\xc3"}), "\uFFFD");
}

TEST(SafeStream, a_stream_that_cannot_be_written_fails_too) {
    std::ostringstream to;
    SafeStream stream(to);
    to.setstate(std::ios::badbit);
    stream << "lost" << std::flush;
    EXPECT_FALSE(stream);
}

} // namespace
} // namespace formradar::app
