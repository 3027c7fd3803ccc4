// Nothing lost: what is promised about memory, disks, temporary folders, names and text, tried on the program itself.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "cli/filled.hpp"
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
        EXPECT_EQ(report::fault_in_workbook(desk.read("noord/results.xlsx")), "") << folder;
        EXPECT_EQ(report::fault_in_pdf(desk.read("noord/results.pdf")), "") << folder;
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
                              "read noord --quiet", "process noord --json --quiet", "process noord --dry-run"}) {
        const auto ran = desk.run({"sh", "-c", program + " " + words + " > /dev/full"});
        EXPECT_EQ(ran.exit_code, 1) << words << ": " << ran.err;
        EXPECT_THAT(ran.err, HasSubstr("standard output")) << words;
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

} // namespace
} // namespace formradar::cli
