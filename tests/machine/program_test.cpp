// Other programs run with limits.
#include "formradar/machine/program.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "formradar/machine/unnamed_file.hpp"

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
    const auto finished = finished_program(
        {.arguments = {"awk", "BEGIN { for (i = 0; i < 300000; ++i) print \"too much\" > \"/dev/stderr\"; print \"uit\" }"}});
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->output, "uit\n");
    EXPECT_EQ(finished->complaints.size(), 64U << 10U);
}

TEST(Program, each_way_to_fail_is_told) {
    EXPECT_EQ(finished_program({.arguments = {"no-such-program-anywhere"}}).error(), ProgramFailure::not_found);
    EXPECT_EQ(finished_program({.arguments = {"false"}}).error(), ProgramFailure::failed);
    EXPECT_EQ(finished_program({.arguments = {"sleep", "60"}, .seconds = 0.02}).error(), ProgramFailure::too_slow);
    EXPECT_EQ(finished_program({.arguments = {"yes"}, .most_output = 1000}).error(), ProgramFailure::too_much_output);
    EXPECT_EQ(finished_program({.arguments = {"sh", "-c", "exec >&- 2>&-; sleep 60"}, .seconds = 1}).error(),
              ProgramFailure::failed);
}

// What a picture could make it do, if a picture could make it do anything.
TEST(Program, it_has_no_environment_and_no_files_and_starts_no_other) {
    const auto said = [](const std::string& commands) {
        const auto finished = finished_program({.arguments = {"sh", "-c", commands}});
        return finished ? finished->output + finished->complaints : "failed";
    };
    ::setenv("FORMRADAR_SECRET", "secret", 1); // NOLINT: no other thread
    EXPECT_EQ(said("echo $FORMRADAR_SECRET$HOME"), "\n");
    if (said("echo *").find('*') == std::string::npos && said("read line < /etc/hostname && echo $line").size() > 1) {
        GTEST_SKIP() << "this system has no Landlock";
    }
    EXPECT_EQ(said("read line < /etc/passwd; echo $line").find("root:"), std::string::npos);
    EXPECT_EQ(said("echo escaped > /tmp/formradar-escaped; echo /tmp/formradar-esc*").find("escaped\n"), std::string::npos);
    EXPECT_EQ(said("$(echo echo child)").find("child"), std::string::npos);
}

// How many processes were started with these words.
int running(const std::string& words) {
    int found = 0;
    for (const auto& one : std::filesystem::directory_iterator("/proc")) {
        std::ifstream stream(one.path() / "cmdline");
        std::string line(std::istreambuf_iterator<char>(stream), {});
        std::ranges::replace(line, '\0', ' ');
        found += line == words ? 1 : 0;
    }
    return found;
}

bool comes_to(int wanted, const std::string& words) {
    for (int tries = 0; tries < 600; ++tries) {
        if (running(words) == wanted) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

// A small PDF that kept its renderer busy for ever left one a run, long after the program was gone.
TEST(Program, it_ends_with_the_process_that_started_it_however_that_ended) {
    const auto seconds = "600." + std::to_string(::getpid()); // nobody else's words
    const auto words = "sleep " + seconds + " ";
    const pid_t starter = ::fork();
    if (starter == 0) {
        static_cast<void>(finished_program({.arguments = {"sleep", seconds}, .seconds = 600}));
        ::_exit(0);
    }
    EXPECT_TRUE(comes_to(1, words));
    ::kill(starter, SIGKILL); // which lets it tidy up nothing
    ::waitpid(starter, nullptr, 0);
    EXPECT_TRUE(comes_to(0, words));
}

} // namespace
} // namespace formradar::machine
