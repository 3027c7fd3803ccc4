// When a file that comes in is complete.
#include "app/arrivals.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "formradar/core/failure.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

namespace fs = std::filesystem;

class ArrivalsTest : public testing::Test {
protected:
    ArrivalsTest()
        : folder_(fs::temp_directory_path() /
                  ("formradar-arrivals-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
                   testing::UnitTest::GetInstance()->current_test_info()->name())) {
        fs::create_directories(folder_);
    }
    ~ArrivalsTest() override { fs::remove_all(folder_); }

    void add(const std::string& name, const std::string& bytes) {
        std::ofstream(folder_ / name, std::ios::app) << bytes;
        there_[name] = {.path = (folder_ / name).string(), .name = name, .refusal = {}};
    }
    News look(int milliseconds, const std::set<std::string>& closed = {}) {
        std::vector<ScanSource> sources;
        for (const auto& [name, source] : there_) {
            sources.push_back(source);
        }
        std::set<std::string> paths;
        for (const auto& name : closed) {
            paths.insert((folder_ / name).string());
        }
        return arrivals_.look(*files_, sources, paths, Arrivals::Time{} + std::chrono::milliseconds(milliseconds));
    }

    fs::path folder_;
    std::map<std::string, ScanSource> there_;
    std::unique_ptr<machine::Files> files_ = machine::disk();
    Arrivals arrivals_;
};

TEST_F(ArrivalsTest, a_file_that_was_closed_is_taken_at_once_and_only_once) {
    EXPECT_TRUE(look(0).ready.empty());
    add("a.jpg", "x");
    EXPECT_EQ(look(10).still_changing, 1U);
    EXPECT_EQ(look(20, {"a.jpg"}).ready.size(), 1U);
    EXPECT_TRUE(look(5000).ready.empty());
}

TEST_F(ArrivalsTest, without_word_of_its_end_a_file_is_taken_when_it_rests) {
    add("a.jpg", "x");
    EXPECT_TRUE(look(0).ready.empty());
    add("a.jpg", "more");
    EXPECT_TRUE(look(1400).ready.empty()) << "it grew";
    EXPECT_TRUE(look(2800).ready.empty());
    EXPECT_EQ(look(2950).ready.size(), 1U);
}

TEST_F(ArrivalsTest, what_changes_after_it_was_taken_is_taken_again) {
    add("a.jpg", "x");
    static_cast<void>(look(0));
    EXPECT_EQ(look(10, {"a.jpg"}).ready.size(), 1U);
    add("a.jpg", "more");
    EXPECT_EQ(look(20, {"a.jpg"}).ready.size(), 1U);
}

TEST_F(ArrivalsTest, what_is_taken_away_is_told) {
    add("a.jpg", "x");
    static_cast<void>(look(0, {"a.jpg"}));
    there_.clear();
    EXPECT_EQ(look(10).gone, std::vector<std::string>{"a.jpg"});
    EXPECT_TRUE(look(20).gone.empty());
}

TEST_F(ArrivalsTest, nothing_is_gone_from_a_folder_that_could_not_be_looked_into) {
    const ScanSource file{.path = "scans/a.jpg", .name = "scans/a.jpg", .refusal = {}};
    const ScanSource folder{.path = "scans", .name = "scans", .refusal = said("a folder: input/output error"), .is_folder = true};
    there_ = {{"a", file}};
    EXPECT_EQ(look(4000).ready.size(), 1U);
    there_ = {{"scans", folder}};
    const auto unseen = look(4100);
    EXPECT_TRUE(unseen.gone.empty());
    EXPECT_TRUE(unseen.ready.empty()) << "a moment later it may be there again";
    EXPECT_EQ(unseen.still_changing, 1U);
    there_ = {{"a", file}};
    const auto again = look(4200);
    EXPECT_TRUE(again.ready.empty()) << "it was taken, and is as it was";
}

TEST_F(ArrivalsTest, a_folder_that_stays_closed_is_told_once) {
    there_ = {{"scans", {.path = "scans", .name = "scans", .refusal = said("no rights"), .is_folder = true}}};
    EXPECT_TRUE(look(0).ready.empty());
    EXPECT_EQ(look(1600).ready.size(), 1U);
    EXPECT_TRUE(look(5000).ready.empty());
}

TEST(Arrivals, what_could_not_be_told_because_the_disk_stumbled_is_told_by_the_next_look) {
    MemoryFiles files;
    std::vector<ScanSource> there;
    for (const std::string name : {"a.jpg", "b.jpg", "c.jpg"}) {
        files.add("/scans/" + name, "x");
        there.push_back({.path = "/scans/" + name, .name = name, .refusal = {}});
    }
    for (int looks = 0; looks < 3; ++looks) {
        Arrivals arrivals;
        files.looks = looks;
        EXPECT_THROW(static_cast<void>(arrivals.look(files, there, {}, {})), Error);
        files.looks.reset();
        EXPECT_EQ(arrivals.look(files, there, {}, {}).ready.size(), 3U) << "after " << looks << " looks";
    }
}

} // namespace
} // namespace formradar::app
