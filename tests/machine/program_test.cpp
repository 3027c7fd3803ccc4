// Other programs run with limits.
#include "formradar/machine/program.hpp"

#include <gtest/gtest.h>

namespace formradar::machine {
namespace {

TEST(Program, its_output_comes_back) {
    const auto output = output_of({.arguments = {"echo", "een twee", "$HOME"}});
    ASSERT_TRUE(output);
    EXPECT_EQ(*output, "een twee $HOME\n");
}

TEST(Program, it_reads_a_file_without_a_name) {
    const UnnamedFile file("inhoud");
    const auto output = output_of({.arguments = {"cat", "/dev/fd/0"}, .input = file.descriptor()});
    ASSERT_TRUE(output);
    EXPECT_EQ(*output, "inhoud");
}

TEST(Program, each_way_to_fail_is_told) {
    EXPECT_EQ(output_of({.arguments = {"no-such-program-anywhere"}}).error(), ProgramFailure::not_found);
    EXPECT_EQ(output_of({.arguments = {"false"}}).error(), ProgramFailure::failed);
    EXPECT_EQ(output_of({.arguments = {"sleep", "60"}, .seconds = 0.02}).error(), ProgramFailure::too_slow);
    EXPECT_EQ(output_of({.arguments = {"yes"}, .most_output = 1000}).error(), ProgramFailure::too_much_output);
    EXPECT_EQ(output_of({.arguments = {"sh", "-c", "exec >&-; sleep 60"}, .seconds = 0.02}).error(), ProgramFailure::failed);
}

} // namespace
} // namespace formradar::machine
