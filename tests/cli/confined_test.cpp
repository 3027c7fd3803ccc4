// The program's own worker, asked of the kernel while it waits for work: what it was given, and what it gave up.
#include <gmock/gmock.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "cli/filled.hpp"
#include "cli/program.hpp"
#include "formradar/machine/channel.hpp"
#include "formradar/machine/child.hpp"

namespace formradar::cli {
namespace {

using testing::HasSubstr;

std::string content(const std::string& path) {
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Of the one child that this process has.
std::string folder_of_child() {
    const auto self = std::to_string(::getpid());
    const auto children = content("/proc/" + self + "/task/" + self + "/children");
    return "/proc/" + children.substr(0, children.find(' '));
}

struct Waiting {
    std::pair<machine::Channel, machine::Channel> ends = machine::make_channel();
    machine::Child child{
        FORMRADAR_PROGRAM, {"--read-for-another-process", std::to_string(machine::own_process())}, ends.second.number()};
    // Sent when it has confined itself: what this system could not take from it.
    std::string lacking = ends.first.receive({.seconds = 60})->message;
};

TEST(Confined, a_worker_has_no_environment_and_one_descriptor_that_it_was_given) {
    ::setenv("FORMRADAR_SECRET", "secret", 1); // NOLINT: no other thread
    const Waiting worker;
    const auto folder = folder_of_child();
    EXPECT_THAT(content(folder + "/environ"), testing::Not(HasSubstr("SECRET")));
    std::vector<std::string> descriptors;
    std::error_code refused;
    for (const auto& one : std::filesystem::directory_iterator(folder + "/fd", refused)) {
        descriptors.push_back(one.path().filename());
    }
    EXPECT_THAT(descriptors, testing::AnyOf(testing::IsEmpty(), testing::UnorderedElementsAre("0", "1", "2")));
}

TEST(Confined, a_worker_gave_up_its_rights_or_says_which_it_could_not) {
    const Waiting worker;
    const auto status = content(folder_of_child() + "/status");
    EXPECT_THAT(status, HasSubstr("NoNewPrivs:\t1"));
    if (worker.lacking.find("seccomp") == std::string::npos) {
        EXPECT_THAT(status, HasSubstr("Seccomp:\t2"));
    }
    const auto limits = content(folder_of_child() + "/limits");
    EXPECT_THAT(limits, testing::ContainsRegex("Max core file size +0 +0"));
    EXPECT_THAT(limits, testing::ContainsRegex("Max file size +0 +0"));
}

// How many processes were started with these words.
std::ptrdiff_t running(const std::string& words) {
    std::ptrdiff_t found = 0;
    for (const auto& one : std::filesystem::directory_iterator("/proc")) {
        auto line = content(one.path() / "cmdline");
        std::ranges::replace(line, '\0', ' ');
        found += line.find(words) != std::string::npos ? 1 : 0;
    }
    return found;
}

bool comes_true(const std::function<bool()>& claim) {
    for (int tries = 0; tries < 600; ++tries) {
        if (claim()) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

// The program may be killed in a way that lets it say nothing, while its workers are in the middle of a page.
TEST(Confined, nothing_survives_the_program) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    std::filesystem::create_directories(desk / "many");
    for (int i = 0; i < 200; ++i) {
        std::filesystem::copy(desk / "noord/scans/0.png", desk / ("many/" + std::to_string(i) + ".png"));
    }
    const auto ends = machine::make_channel();
    machine::Child program(FORMRADAR_PROGRAM, {"read", (desk / "many").string(), "--jobs", "3"}, ends.second.number());
    const auto folder = folder_of_child();
    const auto words = "--read-for-another-process " + folder.substr(folder.rfind('/') + 1);
    ASSERT_TRUE(comes_true([&] { return running(words) == 3; }));
    program.end();
    ASSERT_EQ(program.ended().why, machine::Child::Why::ended_by_others);
    EXPECT_TRUE(comes_true([&] { return running(words) == 0; }));
}

// As a system does that runs out of memory, or a person: no page is to blame for it.
TEST(Confined, workers_that_are_killed_from_outside_cost_no_page) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    std::filesystem::create_directories(desk / "many");
    constexpr int files = 120;
    for (int i = 0; i < files; ++i) {
        std::filesystem::copy(desk / "noord/scans/0.png", desk / ("many/" + std::to_string(i) + ".png"));
    }
    // The first one as soon as it is there: a quick machine is done with all of them in a moment.
    const auto script =
        "killed=0; while kill -0 $program 2>/dev/null && [ $killed -lt 3 ]; do "
        "worker=$(cat /proc/$program/task/*/children 2>/dev/null | tr ' ' '\n' | head -n 1); "
        "if [ -n \"$worker\" ] && kill -KILL $worker; then echo killed >> ../killed; killed=$((killed + 1)); sleep 0.3; "
        "else sleep 0.01; fi; done";
    const auto ran =
        desk.run({"bash", "-c",
                  "cd many; " FORMRADAR_PROGRAM " process . --session ../noord --out ../out --jobs 1 & program=$!; " +
                      std::string(script) + "; wait $program"});
    EXPECT_GE(desk.lines("killed").size(), 1U) << ran.err;
    std::ptrdiff_t unreadable = 0, pages = 0;
    for (const auto& file : desk.files()) {
        if (file.ends_with("readings.jsonl")) {
            const auto readings = readings_of(desk.lines(file));
            pages = std::ssize(readings);
            unreadable = std::ranges::count(readings, record::Status::unreadable, &record::Reading::status);
        }
    }
    EXPECT_EQ(pages, files) << ran.err;
    EXPECT_EQ(unreadable, 0) << ran.err;
}

} // namespace
} // namespace formradar::cli
