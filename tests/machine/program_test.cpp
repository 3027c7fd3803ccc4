// Other programs run with limits.
#include "formradar/machine/program.hpp"

#include <gtest/gtest.h>

namespace formradar::machine {
namespace {

TEST(Program, its_output_comes_back) {
    const auto finished = finished_program({.arguments = {"echo", "een twee", "$HOME"}});
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->output, "een twee $HOME\n");
    EXPECT_EQ(finished->complaints, "");
}

TEST(Program, it_reads_a_file_without_a_name) {
    const UnnamedFile file("inhoud");
    const auto finished = finished_program({.arguments = {"cat", "/dev/fd/0"}, .input = file.descriptor()});
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->output, "inhoud");
}

TEST(Program, what_it_complains_of_comes_back_apart) {
    const auto finished = finished_program({.arguments = {"sh", "-c", "echo P5 >&2; echo uit; echo later >&2"}});
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->output, "uit\n");
    EXPECT_EQ(finished->complaints, "P5\nlater\n");
}

TEST(Program, complaints_without_end_are_cut_and_the_output_still_comes) {
    const auto finished = finished_program({.arguments = {"sh", "-c", "yes | head -c 3000000 >&2; echo uit"}});
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->output, "uit\n");
    EXPECT_EQ(finished->complaints.size(), 64U << 10U);
}

TEST(Program, each_way_to_fail_is_told) {
    EXPECT_EQ(finished_program({.arguments = {"no-such-program-anywhere"}}).error(), ProgramFailure::not_found);
    EXPECT_EQ(finished_program({.arguments = {"false"}}).error(), ProgramFailure::failed);
    EXPECT_EQ(finished_program({.arguments = {"sleep", "60"}, .seconds = 0.02}).error(), ProgramFailure::too_slow);
    EXPECT_EQ(finished_program({.arguments = {"yes"}, .most_output = 1000}).error(), ProgramFailure::too_much_output);
    EXPECT_EQ(finished_program({.arguments = {"sh", "-c", "exec >&- 2>&-; sleep 60"}, .seconds = 0.02}).error(),
              ProgramFailure::failed);
}

} // namespace
} // namespace formradar::machine
