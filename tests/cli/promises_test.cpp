// Nothing lost: what is promised about memory, disks, temporary folders, names and text, tried on the program itself.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "cli/filled.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/report/proof.hpp"

namespace formradar::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string program = FORMRADAR_PROGRAM;

std::string results_of(const Desk& desk) {
    std::string all;
    for (const auto* name : {"readings.jsonl", "scores.csv", "results.json", "results.pdf", "results.xlsx", "doubts.html"}) {
        all += desk.read(std::string("noord/") + name);
    }
    return all;
}

// A full one truncated the workbook, which then took the place of the good one.
TEST(Promises, a_temporary_folder_that_is_full_or_not_there_costs_nothing) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "2"));
    std::filesystem::create_directories(desk / "temporary");
    for (const auto* folder : {"temporary", "/nowhere/at/all", "/dev/full"}) {
        const auto ran = desk.run({"sh", "-c", std::string("TMPDIR=") + folder + " exec " + program + " process noord"});
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        EXPECT_EQ(report::fault_in_workbook(desk.read("noord/results.xlsx")), Reason{}) << folder;
        EXPECT_EQ(report::fault_in_pdf(desk.read("noord/results.pdf")), Reason{}) << folder;
    }
    EXPECT_TRUE(std::filesystem::is_empty(desk / "temporary"));
}

// Wherever memory ends, in a picture, a PDF or a workbook: it is said, and results are the old ones or the new ones.
TEST(Promises, too_little_memory_is_said_and_leaves_whole_results) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "skipped: the sanitizer takes more addresses than any limit leaves";
#endif
    const Desk desk;
    const auto session = filled_session(desk, "noord", "2");
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    const auto before = results_of(desk);
    desk.write("noord/decisions.csv", "sheet,statement,old,new\n" + session.sheets.front().id + ",1,,empty\n");
    int refused = 0, done = 0;
    for (int megabytes = 60; megabytes <= 300; megabytes += 12) {
        const auto limit = std::to_string(1024 * megabytes);
        const auto ran = desk.run({"bash", "-c", "ulimit -v " + limit + "; exec " + program + " process noord --jobs 1"});
        const auto after = results_of(desk);
        if (ran.exit_code == 0 && after != before) {
            ++done;
            break;
        }
        const bool never_began = ran.exit_code == 127; // its libraries alone need more
        EXPECT_TRUE(never_began || ran.exit_code == 1) << megabytes << " MB: " << ran.exit_code << " " << ran.err;
        EXPECT_THAT(ran.err, Not(IsEmpty())) << megabytes;
        EXPECT_EQ(after, before) << megabytes;
        ++refused;
    }
    EXPECT_GT(refused, 0);
    EXPECT_EQ(done, 1);
}

// What cannot be written to where it should go is never exit 0.
TEST(Promises, a_full_device_is_said) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    for (const auto* words : {"--version", "--version --verbose", "--help", "forms", "forms show sto-borging", "status noord",
                              "read noord --quiet", "process noord --json --quiet", "process noord --dry-run", "serve noord"}) {
        const auto ran = desk.run({"sh", "-c", "timeout 20 " + program + " " + words + " > /dev/full"});
        EXPECT_EQ(ran.exit_code, 1) << words << ": " << ran.err;
        EXPECT_THAT(ran.err, HasSubstr("standard output")) << words;
    }
}

// Handwriting and what people answered are for whoever counts, although a service's mask leaves everything to everybody.
TEST(Promises, what_it_makes_is_for_its_owner_whatever_the_mask) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const auto ran = [&](const std::string& words) {
        EXPECT_EQ(desk.run({"sh", "-c", "umask 000; exec " + program + " " + words}).exit_code, 0) << words;
    };
    ran("print sto-borging --out zuid --copies 1");
    ran("process noord/scans --session noord --out results/of/today");
    ran("read noord --keep shares/1");
    ran("report shares/1 --session noord --out again");
    ran("read noord --debug seen");
    std::filesystem::remove_all(desk / "noord/.formradar"); // as the test's own mask made it
    ran("process noord");
    ran("print zuid --more 1");
    using std::filesystem::perms;
    const auto rights_of = [](const auto& path) { return std::filesystem::status(path).permissions() & perms::mask; };
    for (const auto& entry : std::filesystem::recursive_directory_iterator(desk / ".")) {
        const auto rights = rights_of(entry.path());
        EXPECT_EQ(rights & (perms::group_write | perms::others_write), perms::none) << entry.path();
        EXPECT_TRUE(!entry.is_directory() || rights == perms::owner_all) << entry.path();
        const bool is_secret = entry.path().filename() == "session.toml";
        EXPECT_TRUE(!is_secret || rights == (perms::owner_read | perms::owner_write)) << entry.path();
    }
}

// A run over a part of its scans, or those of others, put its readings in the place of the session's.
TEST(Promises, a_sessions_own_results_are_not_written_over_by_those_of_another_run) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    const auto before = results_of(desk);
    const auto ran = desk.formradar({"process", "noord/scans", "--out", "noord"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("noord is the folder of a session"));
    EXPECT_EQ(desk.formradar({"process", "noord", "--out", "./noord", "--rehash"}).exit_code, 0);
    EXPECT_EQ(results_of(desk), before);
}

// The next file that is opened takes the place of a stream that is closed: messages were written into it.
TEST(Promises, streams_that_are_closed_are_in_no_files_place) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const auto ran = [&](const std::string& words) { return desk.run({"sh", "-c", program + " " + words}).exit_code; };
    ASSERT_EQ(ran("read noord --keep kept"), 0);
    for (const auto* closed : {"2>&-", ">&-", ">&- 2>&-", "<&- >&- 2>&-"}) {
        EXPECT_EQ(ran(std::string("read noord --keep other ") + closed), 0) << closed;
        for (const auto* name : {"pages", "readings.jsonl", "shard.txt"}) {
            EXPECT_EQ(desk.read(std::string("other/") + name), desk.read(std::string("kept/") + name)) << closed;
        }
        EXPECT_EQ(ran(std::string("process noord --rehash ") + closed), 0) << closed;
        EXPECT_EQ(desk.read("noord/readings.jsonl"), desk.read("kept/readings.jsonl")) << closed;
    }
    for (const auto* words : {"read noord", "forms show sto-borging", "--version", "process noord --json", "status noord"}) {
        EXPECT_EQ(ran(std::string(words) + " >&-"), 1) << words;
    }
}

// Steers a terminal, or turns the direction of writing: in names of files, tables of people and readings from elsewhere.
TEST(Promises, nothing_that_comes_from_outside_steers_the_terminal) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "1");
    const std::string evil = "\x1b]0;owned\x07\x1b[2J\xc2\x9b\xe2\x80\xae";
    desk.write("noord/scans/a" + evil + ".png", "no picture");
    desk.write("noord/scans/b" + evil + ".jpg", desk.read("noord/scans/0.png").substr(0, 5000));
    desk.write("noord/decisions.csv", "sheet,page,statement,old,new,who\n" + session.sheets.front().id + ",1,1,,7" + evil + "," +
                                          evil + "\n" + evil + ",1,1,,3,\n");
    std::string said;
    const auto add = [&](const Ran& ran) { said += ran.out + ran.err; };
    add(desk.formradar({"process", "noord"}));
    add(desk.formradar({"status", "noord"}));
    add(desk.formradar({"read", "noord/scans", "--session", "noord", "--explain"}));
    add(desk.formradar({"process", "no" + evil}));
    auto readings = desk.read("noord/readings.jsonl");
    const auto at = readings.find("scans/0.png");
    ASSERT_NE(at, std::string::npos);
    desk.write("readings.jsonl", readings.insert(at + 6, "\\u001b[2J\\u202e") + "no reading " + evil + "\n");
    add(desk.formradar({"report", "readings.jsonl", "--session", "noord", "--out", "elsewhere"}));
    EXPECT_THAT(said, HasSubstr("decisions.csv line 2"));
    EXPECT_THAT(said, HasSubstr("readings.jsonl"));
    for (const auto* steering : {"\x1b", "\x07", "\xc2\x9b", "\xe2\x80\xae"}) {
        EXPECT_THAT(said, Not(HasSubstr(steering)));
    }
}

TEST(Promises, two_files_whose_names_are_no_text_stay_two_sources) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const auto scan = desk.read("noord/scans/0.png");
    std::filesystem::remove(desk / "noord/scans/0.png");
    desk.write("noord/scans/caf\xe9.png", scan);
    desk.write("noord/scans/caf\xe8.png", scan);
    desk.write("noord/scans/caf%E9.png", scan); // as the first might be written
    static_cast<void>(desk.formradar({"process", "noord"}));
    std::set<std::string> sources;
    for (const auto& reading : readings_of(desk.lines("noord/readings.jsonl"))) {
        sources.insert(reading.source.path);
    }
    EXPECT_EQ(sources.size(), 3U);
}

// Where a session lies on somebody's disk is nobody else's business, and differs from machine to machine.
TEST(Promises, no_output_holds_the_path_of_the_folder) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const auto scan = desk.read("noord/scans/0.png");
    desk.write("noord/scans/cut.png", scan.substr(0, scan.size() / 3));
    desk.write("noord/scans/cut.jpg", "\xff\xd8\xff\xe0 no more");
    desk.write("noord/scans/cut.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\n");
    desk.write("noord/scans/cut.tif", std::string("II*\0\x08\0\0\0", 8));
    desk.write("noord/scans/none.heic", std::string("\0\0\0\x18"
                                                    "ftypheic",
                                                    12));
    desk.write("noord/scans/empty.jpg", "");
    std::filesystem::create_symlink("nowhere", desk / "noord/scans/dangling.jpg");
    static_cast<void>(desk.formradar({"process", "noord"}));
    ASSERT_GE(desk.lines("noord/readings.jsonl").size(), 8U);
    for (const auto* name : {"readings.jsonl", "doubts.html", "results.json", "results.html", "scores.csv", "results.svg"}) {
        EXPECT_THAT(desk.read(std::string("noord/") + name), Not(HasSubstr((desk / "").string()))) << name;
    }
}

// So that results can be held against the paper, whose codes carry the same three letters.
TEST(Promises, the_hash_of_form_and_boxes_stands_on_the_results) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "1");
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    EXPECT_THAT(desk.run({"pdftotext", "noord/results.pdf", "-"}).out, HasSubstr(session.id + " · " + session.form_hash));
}

// Whoever can write to the folder could replace its secret and the answers with it: nothing goes on from such a file.
TEST(Promises, no_command_goes_on_from_a_session_that_the_registry_denies) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "1");
    const auto file = desk.read("noord/session.toml");
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    auto forged = file;
    const auto at = forged.find("secret = \"") + 10;
    forged[at] = forged[at] == '0' ? '1' : '0';
    desk.write("noord/session.toml", forged);
    const auto said = HasSubstr("says other things than what was noted when it was printed");
    const auto denied = [&](const std::vector<std::string>& command) {
        const auto ran = desk.formradar(command);
        EXPECT_NE(ran.exit_code, 0) << command.front();
        EXPECT_THAT(ran.err + ran.out, said) << command.front();
    };
    denied({"process", "noord"});
    denied({"read", "noord/scans", "--session", "noord"});
    denied({"report", "noord/readings.jsonl", "--session", "noord", "--out", "elsewhere"});
    denied({"print", "noord", "--more", "2"});
    denied({"status", "noord"});
    EXPECT_FALSE(std::filesystem::exists(desk / "noord/forms-2.pdf"));
    EXPECT_FALSE(std::filesystem::exists(desk / "elsewhere/results.json"));
    desk.write("noord/session.toml", file);
    EXPECT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
}

// What cannot be asked may deny the session, or hold another secret: it is never taken for a session that nobody noted.
TEST(Promises, no_command_goes_on_where_the_registry_cannot_be_asked) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "1");
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    const std::filesystem::path entry = (desk / "").parent_path().string() + ".data/formradar/sessions/" + session.id + ".toml";
    ASSERT_TRUE(std::filesystem::exists(entry));
    const auto kept = entry.string() + ".kept";
    std::filesystem::rename(entry, kept);
    std::filesystem::create_directory(entry);
    const auto before = results_of(desk);
    const auto refused = [&](const std::vector<std::string>& command) {
        const auto ran = desk.formradar(command);
        EXPECT_EQ(ran.exit_code, 1) << command.front();
        EXPECT_THAT(ran.err, HasSubstr("your registry of sessions cannot tell how session " + session.id)) << command.front();
    };
    refused({"process", "noord"});
    refused({"process", "noord/scans", "--out", "elsewhere"});
    refused({"read", "noord/scans", "--session", "noord"});
    refused({"report", "noord/readings.jsonl", "--session", "noord", "--out", "elsewhere"});
    refused({"print", "noord", "--more", "2"});
    refused({"status", "noord"});
    desk.write("loose/1.png", desk.read("noord/scans/0.png"));
    refused({"process", "loose", "--out", "elsewhere"});
    EXPECT_EQ(results_of(desk), before);
    std::filesystem::remove(entry);
    std::filesystem::rename(kept, entry);
    EXPECT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
}

// Ended when the shell finds this true, or after half a minute; what it said is in the file `told`.
Ran served_until(const Desk& desk, const std::string& what) {
    return desk.run({"sh", "-c",
                     program + " serve noord > told 2>&1 & served=$!; i=0; until " + what +
                         " || [ $i -ge 300 ]; do sleep 0.1; i=$((i+1)); done; "
                         "kill -TERM $served; wait $served; code=$?; cat told >&2; exit $code"});
}

// The last of what was read and decided is written when `serve` ends: whoever ended it has to know whether it was.
TEST(Promises, serve_that_could_not_write_its_results_ends_with_1) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    std::filesystem::create_directories(desk / "noord/results.json"); // where a file should go
    const auto failed = served_until(desk, "grep -q results.json told");
    EXPECT_EQ(failed.exit_code, 1) << failed.err;
    EXPECT_THAT(failed.err, HasSubstr("noord/results.json"));
    std::filesystem::remove(desk / "noord/results.json");
    const auto written = served_until(desk, "[ -s noord/results.json ]");
    EXPECT_EQ(written.exit_code, 0) << written.err;
}

// A script that ends it has to know whether anybody has to look again, as after `process`.
TEST(Promises, serve_ends_as_process_would_with_3_where_something_waits) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const auto written = "[ -s noord/results.json ]";
    EXPECT_EQ(served_until(desk, written).exit_code, 0) << desk.read("told");
    std::filesystem::remove(desk / "noord/results.json");
    desk.write("noord/scans/2.png", "no picture");
    EXPECT_EQ(served_until(desk, written).exit_code, 3) << desk.read("told");
    EXPECT_EQ(desk.formradar({"process", "noord"}).exit_code, 3);
    std::filesystem::remove_all(desk / "noord/scans");
    std::filesystem::remove(desk / "told"); // of the run before
    EXPECT_EQ(served_until(desk, "[ -s told ]").exit_code, 3) << "nothing was read: " << desk.read("told");
}

// A session that another command holds is not looked at before it is free: sheets would be half added, or half forgotten.
TEST(Promises, a_session_that_is_held_is_not_even_looked_at) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "2"));
    std::filesystem::remove_all(desk / "noord/scans");
    const auto looked = desk.formradar({"process", "noord"});
    EXPECT_THAT(looked.err, Not(HasSubstr("busy")));
    EXPECT_EQ(looked.exit_code, 1);
    const auto disk = machine::disk();
    const auto held = disk->lock((desk / "noord/.formradar/lock").string());
    ASSERT_TRUE(held);
    const auto refused = desk.formradar({"process", "noord"});
    EXPECT_THAT(refused.err, HasSubstr("another run is busy in noord"));
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(desk.formradar({"process", "noord", "--dry-run"}).err, refused.err); // which writes nothing
}

} // namespace
} // namespace formradar::cli
