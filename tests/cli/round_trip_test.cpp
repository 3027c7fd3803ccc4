// The whole way through real files: printed by the program, made pictures by poppler, crossed, and read back.
#include <gmock/gmock.h>

#include <cmath>

#include "cli/program.hpp"
#include "formradar/form/session.hpp"
#include "formradar/report/json.hpp"
#include "formradar/scan/encode.hpp"

namespace formradar::cli {
namespace {

using testing::HasSubstr;

constexpr int dpi = 150;
constexpr double px_per_mm = dpi / 25.4;

void dot(GrayImage& page, double x, double y) {
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
            page.row(static_cast<int>(y) + dy)[static_cast<std::size_t>(static_cast<int>(x) + dx)] = 40;
        }
    }
}

void cross(GrayImage& page, Rect<Mm> box) {
    constexpr int steps = 60;
    for (int i = 0; i <= steps; ++i) {
        const double along = 0.15 + 0.7 * i / steps;
        dot(page, (box.x + along * box.width) * px_per_mm, (box.y + along * box.height) * px_per_mm);
        dot(page, (box.x + (1 - along) * box.width) * px_per_mm, (box.y + along * box.height) * px_per_mm);
    }
}

int answer_of(std::size_t sheet, int statement) {
    return static_cast<int>((sheet * 3 + static_cast<std::size_t>(statement) * 2) % 5) + 1;
}

void fill_in(GrayImage& picture, const PageLayout& page, std::size_t sheet) {
    for (const auto& row : page.rows) {
        cross(picture, row.boxes.at(static_cast<std::size_t>(answer_of(sheet, row.statement)) - 1).rect);
    }
    if (!page.groups.empty()) {
        cross(picture, page.groups.at(sheet % page.groups.size()).rect);
    }
}

// Prints a session and puts its sheets, filled in, into its folder as pictures.
Session filled_session(const Desk& desk, const std::string& folder, const std::string& copies) {
    const auto printed = desk.formradar({"print", "sto-borging", "--out", folder, "--title", "Noord", "--copies", copies});
    EXPECT_EQ(printed.exit_code, 0) << printed.err;
    auto session = parse_session(desk.read(folder + "/session.toml"), "session.toml");
    auto pictures = desk.pages(folder + "/forms.pdf", dpi);
    const auto pages = session.layout.pages.size();
    EXPECT_EQ(pictures.size(), pages * session.sheets.size());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        fill_in(pictures[i], session.layout.pages[i % pages], i / pages);
        desk.write(folder + "/scans/" + std::to_string(i) + ".png", encode_png(pictures[i], dpi));
    }
    return session;
}

std::vector<Reading> readings_of(const std::vector<std::string>& lines) {
    std::vector<Reading> readings;
    for (const auto& line : lines) {
        auto reading = parse_reading(line);
        EXPECT_TRUE(reading) << line;
        if (reading) {
            readings.push_back(std::move(*reading));
        }
    }
    return readings;
}

void expect_answers(const Session& session, const std::vector<Reading>& readings) {
    for (const auto& reading : readings) {
        EXPECT_EQ(reading.status, Status::read) << reading.source.path << ": " << reading.reason;
        const auto sheet = std::ranges::find(session.sheets, reading.sheet, &Sheet::id);
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
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(desk.read("noord/" + names[i]), before[i]) << names[i];
    }
    std::filesystem::remove_all(desk / "noord/.formradar");
    ASSERT_EQ(desk.formradar({"process", "noord", "--jobs", "3"}).exit_code, 0);
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(desk.read("noord/" + names[i]), before[i]) << names[i];
    }
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
    EXPECT_EQ(readings.front().status, Status::read) << readings.front().reason;
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

} // namespace
} // namespace formradar::cli
