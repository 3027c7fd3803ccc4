// The whole way through real files: printed by the program, made pictures by poppler, crossed, and read back.
#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>

#include "cli/filled.hpp"
#include "support/reasons.hpp"

namespace formradar::cli {
namespace {

using testing::HasSubstr;

void expect_answers(const form::Session& session, const std::vector<record::Reading>& readings) {
    for (const auto& reading : readings) {
        EXPECT_EQ(reading.status, record::Status::read) << reading.source.path << ": " << reading.reason;
        const auto sheet = std::ranges::find(session.sheets, reading.sheet, &form::Sheet::id);
        ASSERT_NE(sheet, session.sheets.end()) << reading.source.path;
        const auto index = static_cast<std::size_t>(sheet - session.sheets.begin());
        EXPECT_TRUE(reading.verified);
        for (const auto& score : reading.scores) {
            EXPECT_EQ(score.score, answer_of(index, score.statement)) << reading.source.path << " statement " << score.statement;
            EXPECT_FALSE(score.needs_review) << score.reason;
        }
    }
}

TEST(RoundTrip, crosses_on_printed_sheets_become_the_scores) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "5");
    const auto processed = desk.formradar({"process", "noord"});
    EXPECT_EQ(processed.exit_code, 0) << processed.err;
    EXPECT_THAT(processed.err, HasSubstr("Results: noord/results.pdf"));
    const auto readings = readings_of(desk.lines("noord/readings.jsonl"));
    EXPECT_EQ(readings.size(), 5 * session.layout.pages.size());
    expect_answers(session, readings);
    EXPECT_EQ(desk.lines("noord/scores.csv").size(), 6U);
    EXPECT_TRUE(desk.read("noord/results.pdf").starts_with("%PDF"));
    EXPECT_TRUE(desk.read("noord/results.xlsx").starts_with("PK"));
}

TEST(RoundTrip, a_second_run_and_other_jobs_give_the_same_bytes) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "3"));
    ASSERT_EQ(desk.formradar({"process", "noord", "--jobs", "1"}).exit_code, 0);
    std::vector<std::string> before;
    const std::vector<std::string> names = {"readings.jsonl", "scores.csv",   "results.json",
                                            "results.pdf",    "results.xlsx", "doubts.html"};
    for (const auto& name : names) {
        before.push_back(desk.read("noord/" + name));
    }
    ASSERT_EQ(desk.formradar({"process", "noord", "--rehash"}).exit_code, 0);
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(desk.read("noord/" + names[i]), before[i]) << names[i];
    }
    std::filesystem::remove_all(desk / "noord/.formradar");
    ASSERT_EQ(desk.formradar({"process", "noord", "--jobs", "3"}).exit_code, 0);
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(desk.read("noord/" + names[i]), before[i]) << names[i];
    }
}

TEST(RoundTrip, a_run_with_nothing_new_says_what_the_last_one_said) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "2"));
    for (const auto& scan : std::filesystem::directory_iterator(desk / "noord/scans")) {
        std::filesystem::last_write_time(scan, std::filesystem::last_write_time(scan) - std::chrono::hours(1));
    }
    const auto first = desk.formradar({"process", "noord"});
    const auto again = desk.formradar({"process", "noord"});
    EXPECT_EQ(again.exit_code, first.exit_code);
    const auto told = first.err.substr(first.err.find("Session "));
    EXPECT_EQ(again.err, "Nothing is new since the last run.\n" + told);
    const auto offered = desk.read("noord/decisions.csv");
    std::filesystem::remove(desk / "noord/decisions.csv");
    static_cast<void>(desk.formradar({"process", "noord"}));
    EXPECT_EQ(desk.read("noord/decisions.csv"), offered) << "to decide in";
    std::filesystem::remove(desk / "noord/results.pdf");
    EXPECT_EQ(desk.formradar({"process", "noord"}).err, first.err) << "results that are gone are made again";
    const auto stats = desk.formradar({"process", "noord", "--stats"}).err;
    EXPECT_THAT(stats, HasSubstr("This run: 2 pages in "));
    EXPECT_THAT(stats, HasSubstr("writing the results"));
    const auto dutch = desk.formradar({"--lang", "nl", "process", "noord", "--stats", "--verbose", "--rehash"}).err;
    EXPECT_THAT(dutch, testing::AllOf(HasSubstr("Deze keer: 2 pagina’s in "), HasSubstr("resultaten schrijven"),
                                      HasSubstr(": read, formulier ")));
}

// Of a session that grew: who is counted, and who is not.
void expect_four_people(const Desk& desk, const form::Session& session) {
    auto readings = readings_of(desk.lines("noord/readings.jsonl"));
    const auto status_of = [&](const std::string& path) {
        return std::ranges::find(readings, path, [](const auto& reading) { return reading.source.path; })->status;
    };
    EXPECT_EQ(status_of("scans/left-over.png"), record::Status::unused);
    EXPECT_EQ(status_of("scans/empty-copy.png"), record::Status::duplicate) << "it loses to the filled one";
    std::erase_if(readings, [](const auto& reading) { return reading.status != record::Status::read; });
    ASSERT_EQ(readings.size(), 4U);
    expect_answers(session, readings);
    EXPECT_EQ(std::ranges::count(readings, "scans/spread.png", [](const auto& reading) { return reading.source.path; }), 2);
    EXPECT_EQ(desk.lines("noord/scores.csv").size(), 5U);
}

TEST(RoundTrip, further_sheets_two_in_a_picture_and_empty_ones_are_counted_as_what_they_are) {
    const Desk desk;
    const auto session = grown_session(desk, "noord");
    const auto processed = desk.formradar({"process", "noord"});
    EXPECT_EQ(processed.exit_code, 0) << processed.err;
    expect_four_people(desk, session);
    EXPECT_THAT(processed.err, HasSubstr("1 unused"));
    EXPECT_THAT(processed.err, HasSubstr("5 of 5 sheets are back")); // the one that was left over, too
    const auto scores = desk.read("noord/scores.csv");
    const auto more = desk.formradar({"print", "noord", "--more", "2"});
    EXPECT_EQ(more.exit_code, 0) << more.err;
    EXPECT_TRUE(desk.read("noord/forms-3.pdf").starts_with("%PDF"));
    const auto again = desk.formradar({"process", "noord"});
    EXPECT_EQ(again.exit_code, 0) << again.err;
    EXPECT_THAT(again.err, HasSubstr("5 of 7 sheets are back"));
    expect_four_people(desk, session);
    EXPECT_EQ(desk.read("noord/scores.csv"), scores);
}

TEST(RoundTrip, four_further_sheets_in_one_photo_are_four_people) {
    const Desk desk;
    const auto session = photographed_session(desk, "noord");
    const auto processed = desk.formradar({"process", "noord"});
    EXPECT_EQ(processed.exit_code, 0) << processed.err;
    EXPECT_THAT(processed.err, HasSubstr("7 of 7 sheets are back"));
    auto readings = readings_of(desk.lines("noord/readings.jsonl"));
    std::vector<int> in_photo;
    for (const auto& reading : readings) {
        if (reading.source.path == "scans/four.jpg") {
            in_photo.push_back(reading.source.sheet_in_picture);
        }
    }
    EXPECT_EQ(in_photo, (std::vector{1, 2, 3, 4}));
    EXPECT_EQ(std::erase_if(readings, [](const auto& reading) { return reading.status == record::Status::unused; }), 1U);
    EXPECT_EQ(readings.size(), 6U);
    expect_answers(session, readings);
    EXPECT_EQ(desk.lines("noord/scores.csv").size(), 7U);
}

TEST(RoundTrip, a_photo_of_four_that_was_taken_twice_is_still_of_four_people) {
    const Desk desk;
    const auto session = photographed_session(desk, "noord");
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    desk.write("noord/scans/again.jpg", desk.read("noord/scans/four.jpg") + "x"); // other bytes, the same picture
    EXPECT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    const auto readings = readings_of(desk.lines("noord/readings.jsonl"));
    const auto twice = [](const auto& reading) { return reading.status == record::Status::duplicate; };
    EXPECT_EQ(std::ranges::count_if(readings, twice), 4);
    EXPECT_EQ(desk.lines("noord/scores.csv").size(), 7U) << "nobody more";
}

TEST(RoundTrip, readings_made_elsewhere_of_a_grown_session_make_the_same_results) {
    const Desk desk;
    const auto session = grown_session(desk, "noord");
    const auto read = desk.formradar({"read", "noord/scans", "--jobs", "2"});
    desk.write("readings.jsonl", read.out);
    const auto reported = desk.formradar({"report", "readings.jsonl", "--session", "noord", "--out", "elsewhere"});
    EXPECT_EQ(reported.exit_code, 0) << reported.err;
    ASSERT_EQ(desk.formradar({"process", "noord/scans", "--out", "out"}).exit_code, 0);
    EXPECT_EQ(desk.read("elsewhere/scores.csv"), desk.read("out/" + session.id + "/scores.csv"));
    EXPECT_EQ(desk.lines("elsewhere/scores.csv").size(), 5U);
}

TEST(RoundTrip, sheets_of_two_sessions_in_one_folder_get_results_each) {
    const Desk desk;
    const auto north = filled_session(desk, "noord", "2");
    const auto south = filled_session(desk, "zuid", "2");
    std::filesystem::create_directory(desk / "stack");
    std::filesystem::rename(desk / "noord/scans", desk / "stack/a");
    std::filesystem::rename(desk / "zuid/scans", desk / "stack/b");
    const auto processed = desk.formradar({"process", "stack", "--out", "out"}); // the sessions are known to the registry
    EXPECT_EQ(processed.exit_code, 0) << processed.err;
    expect_answers(north, readings_of(desk.lines("out/" + north.id + "/readings.jsonl")));
    expect_answers(south, readings_of(desk.lines("out/" + south.id + "/readings.jsonl")));
    EXPECT_EQ(desk.lines("out/readings.jsonl").size(), 2 * (north.layout.pages.size() + south.layout.pages.size()));
}

TEST(RoundTrip, a_session_file_that_is_nowhere_is_said_and_its_sheets_are_read) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "2");
    std::filesystem::rename(desk / "noord/scans", desk / "stack");
    std::filesystem::remove_all(desk / "noord");
    std::filesystem::remove_all((desk / "").parent_path().string() + ".data");
    const auto processed = desk.formradar({"process", "stack"});
    EXPECT_EQ(processed.exit_code, 0) << processed.err;
    EXPECT_THAT(processed.err, HasSubstr("could not be verified"));
    const auto readings = readings_of(desk.lines("results/" + session.id + "/readings.jsonl"));
    ASSERT_FALSE(readings.empty());
    EXPECT_EQ(readings.front().status, record::Status::read) << readings.front().reason;
    EXPECT_FALSE(readings.front().verified);
}

TEST(RoundTrip, read_prints_one_line_a_page_and_report_makes_results_of_them) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "2");
    const auto read = desk.formradar({"read", "noord/scans"});
    EXPECT_EQ(read.exit_code, 0) << read.err;
    desk.write("readings.jsonl", read.out);
    expect_answers(session, readings_of(desk.lines("readings.jsonl")));
    const auto reported = desk.formradar({"report", "readings.jsonl", "--session", "noord", "--out", "elsewhere"});
    EXPECT_EQ(reported.exit_code, 0) << reported.err;
    ASSERT_EQ(desk.formradar({"process", "noord/scans", "--out", "out"}).exit_code, 0);
    EXPECT_EQ(desk.read("elsewhere/scores.csv"), desk.read("out/" + session.id + "/scores.csv"));
}

TEST(RoundTrip, debug_pictures_and_explanations_leave_standard_output_to_the_readings) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "1");
    desk.write("noord/scans/letter.txt", "no sheet");
    const auto read = desk.formradar({"read", "noord/scans", "--debug", "why", "--explain"});
    EXPECT_EQ(read.exit_code, 0); // a text asks for nothing
    desk.write("readings.jsonl", read.out);
    EXPECT_EQ(readings_of(desk.lines("readings.jsonl")).size(), session.layout.pages.size() + 1);
    EXPECT_THAT(read.err, HasSubstr("0.png, page 1: "));
    EXPECT_TRUE(desk.read("why/0.png-1/04-marks.png").starts_with("\x89PNG"));
}

} // namespace
} // namespace formradar::cli
