// What folders, disks and other runs do: nothing is lost, nothing is half-written, and it is said.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <set>

#include "cli/filled.hpp"
#include "support/reasons.hpp"

namespace formradar::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const std::vector<std::string> outputs = {"readings.jsonl", "scores.csv",  "results.json", "results.pdf",
                                          "results.xlsx",   "results.svg", "results.png",  "doubts.html"};

std::vector<std::string> contents(const Desk& desk, const std::string& folder) {
    std::vector<std::string> result;
    for (const auto& name : outputs) {
        result.push_back(desk.read(folder + "/" + name));
    }
    return result;
}

TEST(Hostile, names_of_any_bytes_links_loops_and_pipes_each_get_their_line) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const auto scan = desk.read("noord/scans/0.png");
    desk.write("noord/scans/with space/and\nnewline.png", scan);
    desk.write("noord/scans/caf\xe9.png", scan); // Latin-1, no UTF-8
    desk.write("noord/scans/-rf.png", scan);
    desk.write("noord/scans/=1+1.csv", "a,b");
    std::filesystem::create_symlink("..", desk / "noord/scans/loop");
    std::filesystem::create_symlink("nowhere", desk / "noord/scans/dangling");
    ASSERT_EQ(::mkfifo((desk / "noord/scans/pipe").c_str(), 0600), 0);
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 3) << ran.err;
    const auto readings = readings_of(desk.lines("noord/readings.jsonl"));
    ASSERT_EQ(readings.size(), 7U) << ran.err;
    const auto count = [&](record::Status status) { return std::ranges::count(readings, status, &record::Reading::status); };
    EXPECT_EQ(count(record::Status::read), 1);
    EXPECT_EQ(count(record::Status::duplicate), 3);
    EXPECT_EQ(count(record::Status::unreadable), 2);
    EXPECT_EQ(count(record::Status::foreign), 1); // a table
}

TEST(Hostile, a_second_run_at_once_says_so_and_stops) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    const int held = ::open((desk / "noord/.formradar/lock").c_str(), O_RDWR);
    ASSERT_EQ(::flock(held, LOCK_EX), 0);
    const auto ran = desk.formradar({"process", "noord"});
    ::close(held);
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("another run is busy in noord"));
    EXPECT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
}

TEST(Hostile, a_full_disk_is_said_and_leaves_the_old_results) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "2"));
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    const auto before = contents(desk, "noord");
    const auto decision = form::parse_session(desk.read("noord/session.toml"), "session.toml").sheets.front().id + ",1,,empty\n";
    desk.write("noord/decisions.csv", "sheet,statement,old,new\n" + decision); // so that every file would be another
    // Larger files cannot be written, as on a disk that is nearly full: the first ones still find room.
    for (const auto* kilobytes : {"1", "8", "16", "64"}) {
        const auto command = std::string("trap '' XFSZ; ulimit -f ") + kilobytes + "; exec " FORMRADAR_PROGRAM " process noord";
        const auto ran = desk.run({"bash", "-c", command});
        EXPECT_EQ(ran.exit_code, 1) << kilobytes;
        EXPECT_THAT(ran.err, AllOf(HasSubstr("cannot write"), HasSubstr("noord/")));
        EXPECT_EQ(contents(desk, "noord"), before) << kilobytes;
    }
    for (const auto& file : desk.files()) {
        EXPECT_FALSE(file.ends_with(".new")) << file;
    }
}

TEST(Hostile, an_output_that_cannot_be_replaced_is_named) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    std::filesystem::create_directories(desk / "noord/results.pdf/in the way");
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("noord/results.pdf"));
}

// A worker takes little memory as a rule; what needs more is read with more, and what needs too much costs that file alone.
TEST(Hostile, large_files_are_read_one_at_a_time_and_too_large_ones_are_named) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    std::filesystem::copy(desk / "noord/scans/0.png", desk / "noord/scans/1.png");
    std::filesystem::copy(desk / "noord/scans/0.png", desk / "noord/scans/2.png");
    std::filesystem::resize_file(desk / "noord/scans/1.png", 130'000'000); // zeros behind the picture: read, and no harm
    std::filesystem::resize_file(desk / "noord/scans/2.png", 300'000'000);
    static_cast<void>(desk.formradar({"process", "noord"}));
    const auto readings = readings_of(desk.lines("noord/readings.jsonl"));
    ASSERT_EQ(readings.size(), 3U);
    EXPECT_EQ(readings[0].status, record::Status::read);
    EXPECT_EQ(readings[1].status, record::Status::duplicate) << readings[1].reason;
    EXPECT_EQ(readings[2].status, record::Status::unreadable);
    EXPECT_THAT(words_of(readings[2].reason), HasSubstr("larger than 256 MB"));
}

TEST(Hostile, a_file_that_is_still_being_copied_is_waited_for) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const auto copy = R"(cd noord/scans; size=$(stat -c %s 0.png); mv 0.png ../whole; head -c $((size / 2)) ../whole > 0.png
                         { sleep 1; cat ../whole > 0.png; } & cd ../..; exec )" FORMRADAR_PROGRAM " process noord";
    const auto ran = desk.run({"bash", "-c", copy});
    const auto readings = readings_of(desk.lines("noord/readings.jsonl"));
    const auto found =
        std::ranges::find(readings, "scans/0.png", [](const record::Reading& reading) { return reading.source.path; });
    ASSERT_NE(found, readings.end()) << ran.err;
    EXPECT_EQ(found->status, record::Status::read) << found->reason;
}

TEST(Hostile, decisions_hold_and_are_never_overwritten) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "2");
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    const auto& sheet = session.sheets.front().id;
    const auto decisions =
        "sheet,page,statement,old,new,who,when,why\n" + sheet + ",1,2,,empty,Anna,2026-11-24,asked\nZZZ,1,2,,3,,,\n";
    desk.write("noord/decisions.csv", decisions);
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.err, HasSubstr("noord/decisions.csv line 3: "));
    EXPECT_EQ(desk.read("noord/decisions.csv"), decisions);
    EXPECT_THAT(desk.read("noord/readings.jsonl"), HasSubstr("decided by Anna"));
}

// Killed at moments spread over a whole run, each time the next run ends with the results of an undisturbed one.
void expect_kills_leave_no_trace(const Desk& desk) {
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    const auto undisturbed = contents(desk, "noord");
    const char* wanted = std::getenv("FORMRADAR_KILLS");
    const int kills = wanted == nullptr ? 6 : std::atoi(wanted);
    for (int i = 0; i < kills; ++i) {
        if (i % 2 == 0) {
            std::filesystem::remove_all(desk / "noord/.formradar");
            std::filesystem::remove(desk / "noord/results.json");
        }
        const auto seconds = std::to_string(0.02 + 0.9 * (i * 37 % 100) / 100);
        // In the foreground `timeout` waits for the killed program's end; else it kills itself too, and the folder may still be
        // held.
        static_cast<void>(desk.run(
            {"timeout", "--foreground", "--signal=KILL", seconds, FORMRADAR_PROGRAM, "--quiet", "process", "noord", "--rehash"}));
        ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0) << "killed after " << seconds << " s";
        ASSERT_EQ(contents(desk, "noord"), undisturbed) << "killed after " << seconds << " s";
    }
}

TEST(Hostile, a_run_after_a_killed_one_ends_as_if_nothing_had_happened) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "2"));
    expect_kills_leave_no_trace(desk);
}

TEST(Hostile, a_killed_run_over_further_sheets_spreads_and_empty_ones_leaves_no_trace) {
    const Desk desk;
    static_cast<void>(grown_session(desk, "noord"));
    expect_kills_leave_no_trace(desk);
}

// Every sheet that can be printed from a file of forms is one of the session, whenever `print --more` was killed; the next one
// finishes what was begun and gives no number out twice.
TEST(Hostile, sheets_added_while_the_program_is_killed_are_all_known_or_not_printed) {
    const Desk desk;
    ASSERT_EQ(desk.formradar({"print", "sto-borging", "--out", "noord", "--copies", "2"}).exit_code, 0);
    const auto sheets = [&] { return form::parse_session(desk.read("noord/session.toml"), "session.toml").sheets; };
    for (const auto* seconds : {"0.005", "0.01", "0.02", "0.04", "0.08", "0.16", "0.3"}) {
        const auto before = sheets();
        static_cast<void>(
            desk.run({"timeout", "--foreground", "--signal=KILL", seconds, FORMRADAR_PROGRAM, "print", "noord", "--more", "3"}));
        const auto added = desk.formradar({"print", "noord", "--more", "2"});
        ASSERT_EQ(added.exit_code, 0) << added.err;
        const auto after = sheets();
        ASSERT_GE(after.size(), before.size() + 2);
        EXPECT_TRUE(
            std::equal(before.begin(), before.end(), after.begin(), [](const auto& a, const auto& b) { return a.id == b.id; }));
        std::set<std::string> ids;
        std::ranges::transform(after, std::inserter(ids, ids.end()), &form::Sheet::id);
        EXPECT_EQ(ids.size(), after.size());
    }
    std::size_t pages = 0;
    for (const auto& file : desk.files()) {
        pages += file.starts_with("noord/forms") && file.ends_with(".pdf") ? desk.pages(file, 20).size() : 0;
    }
    EXPECT_EQ(pages, sheets().size()) << "each sheet of the session lies in one of its files, and no other does";
}

} // namespace
} // namespace formradar::cli
