#include "app/lost_sheets.hpp"

#include <gmock/gmock.h>

#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Which sheets of the last scores.csv these results no longer have.
std::vector<std::string> lost(const std::string& last, const std::vector<std::string>& now) {
    MemoryFiles files;
    files.add("/anna/out/scores.csv", "sheet,group,s1,doubts,scans\n" + last);
    results::Results results;
    for (const auto& sheet : now) {
        results.sheets.push_back({.sheet = sheet});
    }
    return lost_sheets(files, "/anna/out", results);
}

TEST(lost_sheets, one_that_is_not_there_any_more) {
    EXPECT_THAT(lost("A7F,,4,0,1\nB8G,,2,0,1\n", {"A7F"}), ElementsAre("B8G"));
}

TEST(lost_sheets, none_when_a_sheet_was_decided_to_be_copies) {
    EXPECT_THAT(lost("A7F,,4,0,1\n", {"A7F.1", "A7F.2", "B8G"}), IsEmpty());
}

TEST(lost_sheets, a_copy_that_is_not_there_any_more) {
    EXPECT_THAT(lost("A7F.1,,4,0,1\nA7F.2,,4,0,1\n", {"A7F.1"}), ElementsAre("A7F.2"));
}

TEST(lost_sheets, another_sheet_is_no_copy) {
    EXPECT_THAT(lost("A7F,,4,0,1\n", {"A7G.1", "A7E"}), ElementsAre("A7F"));
}

} // namespace
} // namespace formradar::app
