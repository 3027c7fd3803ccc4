// Folders watched on a real disk.
#include "formradar/machine/watch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace formradar::machine {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using namespace std::chrono_literals;

// Waits for the file to be told, however the system parts its news.
std::vector<std::string> told(Watch& watch, const fs::path& path) {
    std::vector<std::string> all;
    for (int i = 0; i < 50 && std::ranges::find(all, path.string()) == all.end(); ++i) {
        for (auto& one : watch.wait(100ms)) {
            all.push_back(std::move(one));
        }
    }
    return all;
}

class WatchTest : public testing::Test {
protected:
    WatchTest() {
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "old");
    }
    ~WatchTest() override { fs::remove_all(folder_); }
    fs::path folder_ = fs::temp_directory_path() /
                       ("formradar-watch-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(WatchTest, a_file_that_is_written_moved_in_or_in_a_new_folder_is_told) {
    Watch watch({folder_.string()});
    std::ofstream(folder_ / "a.jpg") << "x";
    EXPECT_THAT(told(watch, folder_ / "a.jpg"), Contains((folder_ / "a.jpg").string()));
    fs::rename(folder_ / "a.jpg", folder_ / "old" / "b.jpg");
    EXPECT_THAT(told(watch, folder_ / "old" / "b.jpg"), Contains((folder_ / "old" / "b.jpg").string()));
    fs::create_directories(folder_ / "new");
    static_cast<void>(watch.wait(1s)); // the folder itself
    std::ofstream(folder_ / "new" / "c.jpg") << "x";
    EXPECT_THAT(told(watch, folder_ / "new" / "c.jpg"), Contains((folder_ / "new" / "c.jpg").string()));
}

// What the program itself writes there with every look would wake it again.
TEST_F(WatchTest, what_is_written_in_a_hidden_folder_is_no_news) {
    fs::create_directory(folder_ / ".formradar");
    Watch watch({folder_.string()});
    std::ofstream(folder_ / ".formradar/lock") << "x";
    EXPECT_THAT(watch.wait(std::chrono::milliseconds(50)), testing::IsEmpty());
    fs::create_directory(folder_ / ".later");
    static_cast<void>(watch.wait(std::chrono::milliseconds(50)));
    std::ofstream(folder_ / ".later/lock") << "x";
    EXPECT_THAT(watch.wait(std::chrono::milliseconds(50)), testing::IsEmpty());
}

TEST_F(WatchTest, a_link_is_not_followed) {
    const auto outside = folder_.string() + "-outside";
    fs::create_directories(outside);
    fs::create_directory_symlink(outside, folder_ / "link");
    Watch watch({folder_.string()});
    std::ofstream(outside + "/a.jpg") << "x";
    EXPECT_TRUE(watch.wait(200ms).empty());
    fs::remove_all(outside);
}

TEST_F(WatchTest, whoever_waits_can_be_woken) {
    Watch watch({folder_.string()});
    watch.wake();
    EXPECT_TRUE(watch.wait(1h).empty());
}

TEST_F(WatchTest, a_folder_that_is_not_there_is_passed_over) {
    Watch watch({(folder_ / "none").string()});
    EXPECT_TRUE(watch.wait(1ms).empty());
}

} // namespace
} // namespace formradar::machine
