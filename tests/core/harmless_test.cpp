#include "formradar/core/harmless.hpp"

#include <gtest/gtest.h>

#include <set>

namespace formradar {
namespace {

TEST(Shown, what_steers_a_terminal_or_turns_a_line_becomes_a_mark) {
    for (const char32_t letter :
         {U'\x1B', U'\n', U'\r', U'\x7F', U'\u0085', U'\u009B', U'\u200F', U'\u2028', U'\u202E', U'\u2066', U'\uFEFF'}) {
        EXPECT_TRUE(steers(letter)) << static_cast<unsigned>(letter);
    }
    for (const char32_t letter : {U'a', U'é', U'\u00A0', U'日', U'\u200D', U'😀', U'\u0301'}) {
        EXPECT_FALSE(steers(letter)) << static_cast<unsigned>(letter);
    }
    EXPECT_EQ(harmless("a\x1b[31mb\n"), "a\uFFFD[31mb\uFFFD");
    EXPECT_EQ(harmless("\xff"), "\uFFFD");
    EXPECT_EQ(harmless("één"), "één");
}

TEST(Shown, two_names_never_become_one) {
    std::set<std::string> seen;
    const std::string names[] = {"a.jpg",    "\xff.jpg",     "\xfe.jpg",     "\uFFFD.jpg",  "\xe9.jpg",
                                 "\xc3.jpg", "\xc3\xa9.jpg", "\uFFFDff.jpg", "\xc3\x28.jpg"};
    for (const auto& name : names) {
        EXPECT_TRUE(seen.insert(name_as_text(name)).second) << name;
    }
    EXPECT_EQ(name_as_text("één.jpg"), "één.jpg");
}

} // namespace
} // namespace formradar
