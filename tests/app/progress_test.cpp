// What somebody sees while scans are read.
#include "app/progress.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace formradar::app {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

struct Watched {
    std::ostringstream err;
    std::ostringstream bar;
    std::chrono::steady_clock::time_point time;

    ProgressOptions options(Telling telling, std::size_t columns = 80) {
        return {.telling = telling, .language = "en", .columns = columns, .now = [this] { return time; }};
    }
    std::string drawn() {
        auto text = bar.str();
        bar.str("");
        return text;
    }
};

TEST(Progress, the_bar_says_files_pages_doubts_and_the_time_that_is_left) {
    Watched watched;
    Progress progress(watched.err, watched.bar, 40, watched.options(Telling::bar));
    EXPECT_THAT(watched.drawn(), HasSubstr("] 0 of 40 files, 0 pages"));
    watched.time += std::chrono::seconds(1);
    progress.done({.files = 1, .pages = 1, .doubts = 0});
    EXPECT_THAT(watched.drawn(), EndsWith("] 1 of 40 files, 1 page")); // too soon for a guess
    watched.time += std::chrono::seconds(9);
    progress.done({.files = 20, .pages = 24, .doubts = 3});
    EXPECT_THAT(watched.drawn(), EndsWith("[##########          ] 20 of 40 files, 24 pages, 3 in doubt, 11 s left"));
    watched.time += std::chrono::seconds(240);
    progress.done({.files = 25, .pages = 30, .doubts = 3});
    EXPECT_THAT(watched.drawn(), EndsWith("3 in doubt, 3 min left"));
    progress.finish();
    EXPECT_EQ(watched.drawn(), "\r\x1b[K");
    EXPECT_EQ(watched.err.str(), "");
}

TEST(Progress, the_bar_has_no_colour_and_never_wraps) {
    Watched watched;
    Progress progress(watched.err, watched.bar, 40, watched.options(Telling::bar, 30));
    progress.done({.files = 40, .pages = 48, .doubts = 3});
    const auto drawn = watched.drawn();
    EXPECT_THAT(drawn, EndsWith("[####################] 40 of "));
    EXPECT_THAT(drawn, Not(testing::ContainsRegex("\x1b\\[[0-9;]*m")));
}

TEST(Progress, lines_elsewhere_are_few) {
    Watched watched;
    Progress progress(watched.err, watched.bar, 100, watched.options(Telling::lines));
    for (std::size_t file = 1; file <= 100; ++file) {
        progress.done({.files = file, .pages = file, .doubts = file / 50});
    }
    progress.finish();
    EXPECT_THAT(watched.err.str(), testing::StartsWith("Reading 100 files\n  10 of 100 files, 10 pages\n"));
    EXPECT_THAT(watched.err.str(), HasSubstr("  50 of 100 files, 50 pages, 1 in doubt\n"));
    EXPECT_EQ(std::ranges::count(watched.err.str(), '\n'), 10);
    EXPECT_EQ(watched.bar.str(), "");
}

} // namespace
} // namespace formradar::app
