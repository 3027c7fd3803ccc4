#include "app/other_decisions.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

using ::testing::HasSubstr;

std::string told(const std::vector<std::string>& names) {
    MemoryFiles files;
    for (const auto& name : names) {
        files.add("/anna/noord/" + name, "x");
    }
    return told_of_other_decisions(files, "/anna/noord", Messages("en"));
}

TEST(other_decisions, are_named_and_so_is_the_file_that_is_read) {
    for (const auto* name : {"decisions (1).csv", "decisions.xlsx", "decisions.csv.txt", "Decisions.CSV", "decisions-2.ods"}) {
        const auto text = told({"decisions.csv", name, "scores.csv"});
        EXPECT_THAT(text, HasSubstr("/anna/noord/" + std::string(name)));
        EXPECT_THAT(text, HasSubstr("/anna/noord/decisions.csv"));
        EXPECT_EQ(std::ranges::count(text, '\n'), 1) << text;
    }
}

TEST(other_decisions, are_none_of_the_files_that_a_run_writes) {
    EXPECT_EQ(told({"decisions.csv", "scores.csv", "doubts.html", "results.xlsx", "readings.jsonl", "session.toml"}), "");
}

} // namespace
} // namespace formradar::app
