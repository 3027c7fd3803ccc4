#include "app/pool.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "formradar/core/failure.hpp"
#include "support/reasons.hpp"

namespace formradar::app {
namespace {

std::vector<ScanSource> sources(int count) {
    std::vector<ScanSource> result;
    for (int i = 0; i < count; ++i) {
        result.push_back({.path = "/in/" + std::to_string(i), .name = std::to_string(i), .refusal = {}});
    }
    return result;
}

// A reader whose pages say which they are; the first file takes longest, the fourth is read in pieces.
Pool pool(int jobs) {
    return {.jobs = jobs, .new_reader = [] {
                return [](const std::string& path, PageRange range) {
                    std::this_thread::sleep_for(std::chrono::microseconds(path == "/in/0" ? 2000 : 10));
                    const int total = path == "/in/3" ? 11 : 2;
                    FilePages found{.total = total, .pages = {}};
                    for (int number = range.first; number <= std::min(range.last, total); ++number) {
                        PageOutcome page;
                        page.reading.sheet = path;
                        page.reading.page = number;
                        page.reading.source.page_in_file = number;
                        found.pages.push_back(page);
                    }
                    return found;
                };
            }};
}

TEST(Pool, outcomes_come_in_the_order_of_the_sources_whatever_the_jobs) {
    const auto files = sources(40);
    for (const int jobs : {1, 2, 7}) {
        std::size_t expected = 0;
        read_all(files, pool(jobs), [&](std::size_t index, const std::vector<PageOutcome>& pages) {
            EXPECT_EQ(index, expected++);
            ASSERT_EQ(pages.size(), index == 3 ? 11U : 2U);
            for (std::size_t i = 0; i < pages.size(); ++i) {
                EXPECT_EQ(pages[i].reading.sheet, files[index].path);
                EXPECT_EQ(pages[i].reading.page, static_cast<int>(i) + 1);
                EXPECT_EQ(pages[i].reading.source.path, files[index].name);
            }
        });
        EXPECT_EQ(expected, files.size());
    }
}

// Whatever a decoder gives back: no pages at all, or fewer than it said.
TEST(Pool, every_file_has_a_line_and_every_page_that_was_found) {
    const auto files = sources(3);
    const Pool odd{.jobs = 2, .new_reader = [] {
                       return [](const std::string& path, PageRange range) {
                           if (path == "/in/0") {
                               return FilePages{.total = 0, .pages = {}};
                           }
                           FilePages found{.total = 7, .pages = {}};
                           if (range.first == 1 && path == "/in/1") {
                               found.pages.emplace_back();
                           }
                           return found;
                       };
                   }};
    std::vector<std::size_t> lines;
    read_all(files, odd, [&](std::size_t, const std::vector<PageOutcome>& pages) {
        lines.push_back(pages.size());
        for (std::size_t i = 0; i < pages.size(); ++i) {
            EXPECT_EQ(pages[i].reading.source.page_in_file, static_cast<int>(i) + 1);
            EXPECT_EQ(pages[i].reading.status, record::Status::unreadable);
        }
    });
    EXPECT_EQ(lines, (std::vector<std::size_t>{1, 7, 7}));
}

TEST(Pool, a_source_that_cannot_be_read_is_a_page_with_its_reason) {
    const std::vector<ScanSource> files = {{.path = "/in/pipe", .name = "pipe", .refusal = said("a pipe")}};
    read_all(files, pool(2), [](std::size_t, const std::vector<PageOutcome>& pages) {
        ASSERT_EQ(pages.size(), 1U);
        EXPECT_EQ(pages[0].reading.status, record::Status::unreadable);
        EXPECT_EQ(words_of(pages[0].reading.reason), "a pipe");
        EXPECT_EQ(pages[0].reading.source.path, "pipe");
    });
}

TEST(Pool, a_reader_that_cannot_start_ends_the_run) {
    const Pool broken{.jobs = 2, .new_reader = []() -> ReadFile { throw Error("no more processes"); }};
    EXPECT_THROW(read_all(sources(3), broken, [](std::size_t, const std::vector<PageOutcome>&) {}), Error);
}

TEST(Pool, nothing_to_read_is_done_at_once) {
    read_all({}, pool(2), [](std::size_t, const std::vector<PageOutcome>&) { FAIL(); });
}

} // namespace
} // namespace formradar::app
