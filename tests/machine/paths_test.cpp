#include "formradar/machine/paths.hpp"

#include <gmock/gmock.h>

namespace formradar::machine {
namespace {

using testing::ElementsAre;

TEST(Paths, joining_keeps_absolute_names_and_adds_one_slash) {
    EXPECT_EQ(join("a", "b"), "a/b");
    EXPECT_EQ(join("a/", "b"), "a/b");
    EXPECT_EQ(join("/", "b"), "/b");
    EXPECT_EQ(join("a", "/b"), "/b");
    EXPECT_EQ(join(".", "b"), "b");
}

TEST(Paths, parent_and_name_take_end_slashes_for_nothing) {
    EXPECT_EQ(parent_of("a/b/"), "a");
    EXPECT_EQ(parent_of("/a"), "/");
    EXPECT_EQ(parent_of("/"), "/");
    EXPECT_EQ(parent_of("a"), ".");
    EXPECT_EQ(name_of("a/b/"), "b");
    EXPECT_EQ(name_of("b"), "b");
}

TEST(Paths, normal_paths_have_no_dots) {
    EXPECT_EQ(normal("../x/./y//z/", "/home/anna"), "/home/x/y/z");
    EXPECT_EQ(normal("/a/../..", "/home"), "/");
    EXPECT_EQ(normal(".", "/home"), "/home");
}

TEST(Paths, names_with_newlines_and_bytes_that_are_no_letters_stay_as_they_are) {
    EXPECT_EQ(normal("a\nb/\xff", "/"), "/a\nb/\xff");
}

TEST(Paths, what_moves_a_terminal_is_not_printed) {
    EXPECT_EQ(printable("a\nb\x1b[2J\x7f/caf\xc3\xa9"), "a?b?[2J?/caf\xc3\xa9");
}

TEST(Paths, a_folder_of_a_similar_name_is_another_folder) {
    EXPECT_TRUE(is_below("/a/b", "/a"));
    EXPECT_TRUE(is_below("/a", "/a"));
    EXPECT_TRUE(is_below("/a", "/"));
    EXPECT_FALSE(is_below("/ab", "/a"));
    EXPECT_FALSE(is_below("/", "/a"));
}

TEST(Paths, the_common_folder_is_the_deepest_that_holds_all) {
    EXPECT_EQ(common_folder(std::vector<std::string>{"/a/b/c", "/a/b/d/e"}), "/a/b");
    EXPECT_EQ(common_folder(std::vector<std::string>{"/a", "/b"}), "/");
    EXPECT_EQ(relative("/a/b/c", "/a"), "b/c");
    EXPECT_EQ(relative("/a", "/"), "a");
}

TEST(Paths, folders_up_end_at_the_root) {
    EXPECT_THAT(folders_up("/a/b"), ElementsAre("/a/b", "/a", "/"));
}

} // namespace
} // namespace formradar::machine
