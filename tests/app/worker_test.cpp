#include "app/worker.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "formradar/core/failure.hpp"

namespace formradar::app {
namespace {

using testing::HasSubstr;

// A program in place of the worker, as a shell script.
class Script {
public:
    explicit Script(const std::string& text) {
        std::string name = (std::filesystem::temp_directory_path() / "formradar-worker-XXXXXX").string();
        const int file = ::mkstemp(name.data());
        ::close(file);
        path_ = name;
        std::ofstream(path_) << "#!/bin/sh\n" << text << "\n";
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }
    Script(const Script&) = delete;
    Script& operator=(const Script&) = delete;
    ~Script() { std::filesystem::remove(path_); }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

TEST(Worker, a_crash_costs_the_file_alone_and_says_so) {
    const Script crash("kill -SEGV $$");
    const auto read = reader_in_worker(crash.path(), {});
    for (int i = 0; i < 2; ++i) {
        const auto found = read("/in/a.jpg", {.first = 1, .last = 4});
        ASSERT_EQ(found.pages.size(), 1U);
        EXPECT_EQ(found.pages[0].reading.status, record::Status::unreadable);
        EXPECT_THAT(found.pages[0].reading.reason, HasSubstr("crashed (signal 11)"));
    }
}

TEST(Worker, taking_too_long_is_told_from_crashing) {
    const Script slow("kill -ALRM $$");
    const auto found = reader_in_worker(slow.path(), {})("/in/a.jpg", {.first = 1, .last = 4});
    EXPECT_THAT(found.pages.at(0).reading.reason, HasSubstr("took longer than"));
}

TEST(Worker, every_page_of_a_piece_has_its_line_although_the_worker_dies_each_time) {
    const Script dies("exit 7");
    const auto found = reader_in_worker(dies.path(), {})("/in/a.pdf", {.first = 5, .last = 12});
    ASSERT_EQ(found.pages.size(), 8U);
    for (int i = 0; i < 8; ++i) {
        EXPECT_EQ(found.pages[static_cast<std::size_t>(i)].reading.source.page_in_file, 5 + i);
        EXPECT_THAT(found.pages[static_cast<std::size_t>(i)].reading.reason, HasSubstr("exit code 7"));
    }
}

TEST(Worker, a_program_that_is_not_there_ends_the_run) {
    EXPECT_THROW(static_cast<void>(reader_in_worker("/nowhere/formradar", {})("/in/a.jpg", {.first = 1, .last = 4})), Error);
}

} // namespace
} // namespace formradar::app
