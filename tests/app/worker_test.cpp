#include "app/worker.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "app/forms.hpp"
#include "app/lies.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/scan/encode.hpp"
#include "support/reasons.hpp"

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

FileCopy some_file(std::int64_t number) {
    return {.bytes = machine::UnnamedFile("some bytes"), .name = "a.jpg", .number = number};
}

FilePages read_by(const Script& program, PageRange range, double seconds = 60) {
    const auto worker = pages_from_worker({.program = program.path(), .setting = {}, .counsel = {}, .page_seconds = seconds});
    return worker->read(some_file(1), range, Memory::little);
}

// What a script that does this writes to the file that it is told as $out.
std::string written_by(const std::string& commands) {
    const auto place = std::filesystem::temp_directory_path() / ("formradar-written-" + std::to_string(::getpid()));
    static_cast<void>(read_by(Script("out=" + place.string() + "\n" + commands), {.first = 1, .last = 1}));
    std::ifstream stream(place);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    std::filesystem::remove(place);
    return text;
}

TEST(Worker, a_crash_costs_the_file_alone_and_says_so) {
    const Script crash("kill -SEGV $$");
    const auto worker = pages_from_worker({.program = crash.path(), .setting = {}, .counsel = {}});
    for (int i = 1; i <= 2; ++i) {
        const auto found = worker->read(some_file(i), {.first = 1, .last = 4}, Memory::little);
        ASSERT_EQ(found.pages.size(), 1U);
        EXPECT_EQ(found.pages[0].reading.status, record::Status::unreadable);
        EXPECT_THAT(words_of(found.pages[0].reading.reason), HasSubstr("crashed (signal 11)"));
        EXPECT_FALSE(found.pages[0].incomplete); // it would only come again
    }
}

TEST(Worker, taking_too_long_is_told_from_crashing) {
    const auto found = read_by(Script("exec sleep 60"), {.first = 1, .last = 4}, 0.2);
    EXPECT_THAT(words_of(found.pages.at(0).reading.reason), HasSubstr("took longer than"));
    EXPECT_TRUE(found.pages.at(0).incomplete) << "it slept: it was not the page that took so long";
}

TEST(Worker, one_that_somebody_else_ended_is_replaced_once_before_its_page_is_given_up) {
    EXPECT_EQ(written_by("echo turn >> $out; kill -KILL $$"), "turn\nturn\n");
    const auto found = read_by(Script("kill -KILL $$"), {.first = 1, .last = 1});
    EXPECT_THAT(words_of(found.pages.at(0).reading.reason), HasSubstr("ended from outside (signal 9)"));
    EXPECT_TRUE(found.pages.at(0).incomplete);
}

TEST(Worker, every_page_of_a_piece_has_its_line_although_the_worker_dies_each_time) {
    const auto found = read_by(Script("exit 7"), {.first = 5, .last = 12});
    ASSERT_EQ(found.pages.size(), 8U);
    for (int i = 0; i < 8; ++i) {
        EXPECT_EQ(found.pages[static_cast<std::size_t>(i)].reading.source.page_in_file, 5 + i);
        EXPECT_THAT(words_of(found.pages[static_cast<std::size_t>(i)].reading.reason), HasSubstr("exit code 7"));
    }
}

// A file of thousands of pages that each hang would take days.
TEST(Worker, a_file_that_ends_worker_after_worker_is_given_up_with_all_its_pages) {
    const auto place = std::filesystem::temp_directory_path() / ("formradar-starts-" + std::to_string(::getpid()));
    const Script dies("echo turn >> " + place.string() + "; exit 7");
    const auto worker = pages_from_worker({.program = dies.path(), .setting = {}, .counsel = {}});
    const auto file = some_file(1);
    for (int first = 5; first < 100; first += 8) {
        const auto found = worker->read(file, {.first = first, .last = first + 7}, Memory::little);
        ASSERT_EQ(found.pages.size(), 8U);
        EXPECT_EQ(found.pages.back().reading.source.page_in_file, first + 7);
        EXPECT_THAT(words_of(found.pages.back().reading.reason), HasSubstr("not tried"));
    }
    std::ifstream starts(place);
    EXPECT_EQ(std::count(std::istreambuf_iterator<char>(starts), {}, '\n'), 20);
    std::filesystem::remove(place);
}

TEST(Worker, a_file_that_takes_too_long_is_given_up_and_another_is_read) {
    const Script slow("exec sleep 60");
    const auto worker =
        pages_from_worker({.program = slow.path(), .setting = {}, .counsel = {}, .file_seconds = 0.1, .page_seconds = 0.2});
    const auto found = worker->read(some_file(1), {.first = 5, .last = 6}, Memory::little);
    EXPECT_THAT(words_of(found.pages.at(0).reading.reason), HasSubstr("took longer than"));
    const auto other = worker->read(some_file(2), {.first = 1, .last = 1}, Memory::little);
    EXPECT_THAT(words_of(other.pages.at(0).reading.reason), HasSubstr("took longer than"));
}

TEST(Worker, it_gets_no_environment_and_no_other_open_file) {
    const machine::UnnamedFile mine("mine");
    ASSERT_EQ(::dup2(mine.descriptor(), 17), 17); // without close-on-exec, as a careless shell leaves it
    const auto given = written_by("env > $out; ls /proc/$$/fd >> $out");
    ::close(17);
    EXPECT_THAT(given, HasSubstr("PWD=")); // the shell's own
    EXPECT_THAT(given, testing::Not(HasSubstr("HOME=")));
    EXPECT_THAT(given, testing::Not(HasSubstr("17")));
}

// One worker serves many files; the thread that started it may be gone by then, and the worker with it.
TEST(Worker, another_thread_goes_on_with_it) {
    const Script slow("exec sleep 60");
    const auto worker = pages_from_worker({.program = slow.path(), .setting = {}, .counsel = {}, .page_seconds = 0.2});
    for (int i = 1; i <= 2; ++i) {
        std::thread([&] {
            const auto found = worker->read(some_file(i), {.first = 1, .last = 1}, Memory::little);
            EXPECT_THAT(words_of(found.pages.at(0).reading.reason), HasSubstr("took longer than"));
        }).join();
    }
}

// Whatever it says, what comes out is a page that could not be read.
TEST(Worker, one_that_talks_nonsense_is_ended_and_its_page_is_listed) {
    const Script noise("head -c 100000 /dev/urandom >&0");
    const Script lengths("printf '\\377\\377\\377\\377\\377\\377\\377\\177' >&0; exec sleep 60");
    const Script ends("printf '\\0\\0\\0\\0\\0\\0\\0\\0\\1\\0\\0\\0\\0\\0\\0\\0e' >&0; exec sleep 60");
    const Script pages("printf '\\0\\0\\0\\0\\0\\0\\0\\0\\5\\0\\0\\0\\0\\0\\0\\0pnope' >&0; exec sleep 60");
    for (const auto* evil : {&noise, &lengths, &ends, &pages}) {
        const auto found = read_by(*evil, {.first = 1, .last = 1}, 2);
        ASSERT_EQ(found.pages.size(), 1U);
        EXPECT_EQ(found.pages[0].reading.status, record::Status::unreadable);
    }
}

TEST(Worker, one_that_was_taken_over_tells_no_lie_that_is_believed) {
    const auto& form = builtin_known().front();
    PageSetting setting;
    setting.sessions.push_back({.id = "K7QX2M",
                                .title = form.form.title,
                                .date = "2026-03-19",
                                .form = form.form,
                                .layout = form.layout,
                                .form_hash = form.hash,
                                .sheets = {{.id = "A7F", .group = ""}},
                                .secret = std::string(32, '0')});
    const Counsel counsel{
        .session = [](const std::string&) { return std::nullopt; },
        .is_genuine = [](const code::PageCode& code) { return code::check_value(code, lied_secret) == code.check; },
        .renderer = {}};
    const auto all = lies().size() + misdeeds;
    for (std::size_t lie = 0; lie < all; ++lie) {
        const Script evil("exec " + std::string(FORMRADAR_EVIL_WORKER) + " " + std::to_string(lie));
        const auto worker =
            pages_from_worker({.program = evil.path(), .setting = setting, .counsel = counsel, .page_seconds = 1.5});
        const auto found = worker->read(some_file(1), {.first = 1, .last = 1}, Memory::little);
        const auto expected = lie == lies().size() + 3 ? 1U : 0U; // the one page that there is may be taken, the rest not
        EXPECT_LE(
            std::ranges::count(found.pages, record::Status::read, [](const PageOutcome& page) { return page.reading.status; }),
            expected)
            << lie;
        EXPECT_FALSE(found.pages.empty()) << lie;
    }
}

// The worker is ended after the time that a page may take, whatever it asks meanwhile, and whether or not it hears the answer.
TEST(Worker, one_that_never_listens_or_never_comes_to_an_end_takes_the_time_of_a_page) {
    const auto& form = builtin_known().front();
    form::Session session{.id = "K7QX2M",
                          .title = form.form.title,
                          .date = "2026-03-19",
                          .form = form.form,
                          .layout = form.layout,
                          .form_hash = form.hash,
                          .sheets = std::vector<form::Sheet>(20'000, {.id = "A7F", .group = ""}),
                          .secret = std::string(32, '0')};
    const Counsel counsel{.session = [&](const std::string&) { return std::optional{session}; },
                          .is_genuine = [](const code::PageCode&) { return false; },
                          .renderer = {}};
    for (const std::size_t misdeed : {18, 19}) {
        const Script evil("exec " + std::string(FORMRADAR_EVIL_WORKER) + " " + std::to_string(lies().size() + misdeed));
        const auto worker = pages_from_worker({.program = evil.path(), .setting = {}, .counsel = counsel, .page_seconds = 0.5});
        const auto start = std::chrono::steady_clock::now();
        const auto found = worker->read(some_file(1), {.first = 1, .last = 1}, Memory::little);
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30)) << misdeed;
        ASSERT_EQ(found.pages.size(), 1U);
        EXPECT_EQ(found.pages.front().reading.status, record::Status::unreadable);
    }
}

// Knows no session and draws no page.
Counsel nobody() {
    return {.session = [](const std::string&) { return std::nullopt; },
            .is_genuine = [](const code::PageCode&) { return false; },
            .renderer = {}};
}

std::string bytes_of(const std::string& sample) {
    std::ifstream stream(std::string(FORMRADAR_SAMPLES) + "/" + sample, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Its marks tell where a page's code is printed: there it is read, cell by cell.
TEST(Worker, one_that_is_lost_in_a_search_for_codes_is_replaced_and_the_page_read_by_its_marks) {
    const FileCopy scan{.bytes = machine::UnnamedFile(bytes_of("scans/scan-0001.jpg")), .name = "a.jpg", .number = 1};
    const auto worker =
        pages_from_worker({.program = FORMRADAR_LOST_WORKER, .setting = {}, .counsel = nobody(), .page_seconds = 30});
    const auto found = worker->read(scan, {.first = 1, .last = 1}, Memory::little);
    ASSERT_EQ(found.pages.size(), 1U);
    const auto& reading = found.pages.front().reading;
    EXPECT_NE(reading.status, record::Status::unreadable) << reading.reason;
    EXPECT_EQ(reading.sheet, "1KZ");
    EXPECT_GE(reading.scores.size(), 3U);
}

TEST(Worker, of_a_picture_without_a_page_it_is_not_said_that_nothing_is_on_it_when_codes_were_not_searched_for) {
    const FileCopy scan{
        .bytes = machine::UnnamedFile(scan::encode_png(GrayImage(1240, 1754, 250), 150)), .name = "a.png", .number = 1};
    const auto worker =
        pages_from_worker({.program = FORMRADAR_LOST_WORKER, .setting = {}, .counsel = nobody(), .page_seconds = 30});
    const auto found = worker->read(scan, {.first = 1, .last = 1}, Memory::little);
    ASSERT_EQ(found.pages.size(), 1U);
    EXPECT_EQ(found.pages.front().reading.status, record::Status::unreadable);
    EXPECT_THAT(words_of(found.pages.front().reading.reason), HasSubstr("the search for codes in it did not come to an end"));
}

TEST(Worker, pages_that_a_file_had_are_not_lost_because_a_worker_says_so) {
    const Script evil("exec " + std::string(FORMRADAR_EVIL_WORKER) + " " + std::to_string(lies().size() + 11));
    const auto found = read_by(evil, {.first = 5, .last = 8}, 5);
    ASSERT_EQ(found.pages.size(), 4U);
    EXPECT_EQ(found.pages.back().reading.source.page_in_file, 8);
}

TEST(Worker, a_program_that_is_not_there_ends_the_run) {
    const auto worker = pages_from_worker({.program = "/nowhere/formradar", .setting = {}, .counsel = {}});
    EXPECT_THROW(static_cast<void>(worker->read(some_file(1), {.first = 1, .last = 4}, Memory::little)), Error);
}

} // namespace
} // namespace formradar::app
