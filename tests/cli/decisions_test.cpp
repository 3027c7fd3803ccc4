// What people decide by file: it holds whichever path of the session is given, and what it leaves open still waits.
#include <gmock/gmock.h>

#include "cli/filled.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/scan/encode.hpp"
#include "support/reasons.hpp"

namespace formradar::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr int dpi = 150;
constexpr double px_per_mm = dpi / 25.4;

void paint(GrayImage& picture, Rect<Mm> part, std::uint8_t grey) {
    for (int y = static_cast<int>(part.y * px_per_mm); y < static_cast<int>((part.y + part.height) * px_per_mm); ++y) {
        const auto from = static_cast<std::size_t>(part.x * px_per_mm), to = static_cast<std::size_t>(part.right() * px_per_mm);
        std::ranges::fill(picture.row(y).subspan(from, to - from), grey);
    }
}

// Crosses in two boxes of the first row, which nobody but a person can settle.
void mark_twice(GrayImage& picture, const form::PageLayout& page, std::size_t sheet) {
    auto other = page;
    other.rows.resize(1);
    fill_in(picture, other, sheet + 1, false); // another answer to that statement
}

std::string decided(const std::vector<std::string>& rows) {
    std::string text = std::string(record::decisions_header) + "\n";
    for (const auto& row : rows) {
        text += row + "\n";
    }
    return text;
}

// What a page of a lost code may still have open after somebody said whose it is.
struct StillOpen {
    std::string name;
    void (*spoil)(GrayImage&, const form::PageLayout&);
};

const std::vector<StillOpen> kinds = {
    {"two marks in a row", [](GrayImage& picture, const form::PageLayout& page) { mark_twice(picture, page, 0); }},
    {"a row behind a note",
     [](GrayImage& picture, const form::PageLayout& page) {
         const auto& boxes = page.rows.at(2).boxes;
         paint(picture,
               {boxes.front().rect.x - 3, boxes.front().rect.y - 3, boxes.back().rect.right() - boxes.front().rect.x + 6,
                boxes.front().rect.height + 6},
               215);
     }},
    {"a box behind a finger and its mark with it", [](GrayImage& picture, const form::PageLayout& page) {
         const auto& row = page.rows.at(4);
         paint(picture, row.boxes.at(static_cast<std::size_t>(answer_of(0, row.statement)) - 1).rect.grown(2), 150);
     }}};

TEST(Decisions, a_page_that_was_decided_read_and_still_has_open_scores_ends_with_3) {
    for (const auto& kind : kinds) {
        SCOPED_TRACE(kind.name);
        const Desk desk;
        const auto session = filled_session(desk, "noord", "1");
        auto picture = desk.pages("noord/forms.pdf", dpi).front();
        fill_in(picture, session.layout.pages.front(), 0);
        kind.spoil(picture, session.layout.pages.front());
        for (const auto& code : form::codes_of(session.layout.paper)) {
            paint(picture, code.grown(1), 255);
        }
        desk.write("noord/scans/0.png", scan::encode_png(picture, dpi));
        ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 3);
        const auto before = readings_of(desk.lines("noord/readings.jsonl"));
        ASSERT_EQ(before.at(0).status, record::Status::doubt) << before.at(0).reason;
        const std::string page_of_file = ",,,,scans/0.png,1";
        const std::vector<std::string> rows = {",,sheet,," + session.sheets.front().id + "-1" + page_of_file,
                                               ",,page,doubt,read" + page_of_file};
        desk.write("noord/decisions.csv", decided(rows));
        const auto ran = desk.formradar({"process", "noord"});
        EXPECT_EQ(ran.exit_code, 3) << ran.err;
        const auto after = readings_of(desk.lines("noord/readings.jsonl"));
        EXPECT_EQ(after.at(0).status, record::Status::read) << after.at(0).reason;
        EXPECT_EQ(after.at(0).sheet, session.sheets.front().id);
        auto answers = rows;
        int open = 0;
        for (const auto& score : after.at(0).scores) {
            if (score.needs_review) {
                ++open;
                answers.push_back(",," + std::to_string(score.statement) + ",,4" + page_of_file);
            }
        }
        EXPECT_EQ(open, 1);
        EXPECT_THAT(desk.read("noord/doubts.html"), HasSubstr("\"kind\":\"statement\""));
        desk.write("noord/decisions.csv", decided(answers));
        const auto last = desk.formradar({"process", "noord"});
        EXPECT_EQ(last.exit_code, 0) << last.err;
    }
}

std::size_t tables_of_decisions(const Desk& desk) {
    const auto files = desk.files();
    return static_cast<std::size_t>(
        std::ranges::count_if(files, [](const std::string& name) { return name.ends_with("decisions.csv"); }));
}

// One session, three ways to name its scans, from the folder above, from inside, and by whole paths.
TEST(Decisions, of_a_session_are_in_one_place_whichever_path_is_given) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "2");
    auto picture = desk.pages("noord/forms.pdf", dpi).front();
    fill_in(picture, session.layout.pages.front(), 0);
    mark_twice(picture, session.layout.pages.front(), 0);
    desk.write("noord/scans/0.png", scan::encode_png(picture, dpi));
    const auto absolute = (desk / "noord/scans").string();
    const std::vector<std::vector<std::string>> ways = {
        {"process", "noord"},
        {"process", "noord/"},
        {"process", "./noord/scans"},
        {"process", "noord/scans/0.png"},
        {"process", "noord/scans/0.png", "noord/scans/1.png"},
        {"process", absolute},
        {"process", "noord/scans", "--out", "elsewhere"},
        {"process", absolute + "/0.png", "--session", "noord", "--out", "elsewhere"},
    };
    for (const auto& way : ways) {
        SCOPED_TRACE(testing::PrintToString(way));
        desk.write("noord/decisions.csv", decided({}));
        const auto open = desk.formradar(way);
        EXPECT_EQ(open.exit_code, 3) << open.err;
        desk.write("noord/decisions.csv", decided({session.sheets.front().id + ",1,1,multiple,2,Anna,,,scans/0.png,1"}));
        const auto ran = desk.formradar(way);
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        EXPECT_THAT(ran.err, Not(HasSubstr("decisions.csv line")));
    }
    EXPECT_EQ(tables_of_decisions(desk), 1U) << testing::PrintToString(desk.files());
}

} // namespace
} // namespace formradar::cli
