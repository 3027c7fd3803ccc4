// The stack as it comes back: printed on both sides, with the printed file itself among the scans, with sheets that nobody used.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "cli/filled.hpp"
#include "formradar/scan/encode.hpp"
#include "scan/make_jpeg.hpp"
#include "support/reasons.hpp"

namespace formradar::cli {
namespace {

using record::Status;
using testing::HasSubstr;
using testing::Not;

constexpr int dpi = 150;

nlohmann::json results(const Desk& desk) {
    return nlohmann::json::parse(desk.read("noord/results.json"));
}

std::map<std::string, Status> statuses(const Desk& desk) { // "forms.pdf 2"
    std::map<std::string, Status> found;
    for (const auto& reading : readings_of(desk.lines("noord/readings.jsonl"))) {
        found[reading.source.path.substr(6) + " " + std::to_string(reading.source.page_in_file)] = reading.status;
    }
    return found;
}

// The whole file, as the program wrote it: an empty copy of a sheet loses to the one that came back, the others nobody used.
TEST(Stack, forms_pdf_among_the_scans_makes_no_conflict_and_no_participants) {
    for (const int filled : {0, 1, 3}) {
        SCOPED_TRACE(filled);
        const Desk desk;
        static_cast<void>(filled_session(desk, "noord", "3"));
        for (int sheet = filled; sheet < 3; ++sheet) {
            std::filesystem::remove(desk / ("noord/scans/" + std::to_string(sheet) + ".png"));
        }
        desk.write("noord/scans/forms.pdf", desk.read("noord/forms.pdf"));
        const auto ran = desk.formradar({"process", "noord"});
        EXPECT_EQ(ran.exit_code, filled == 0 ? 3 : 0) << ran.err;
        EXPECT_THAT(ran.err, Not(HasSubstr("conflict")));
        const auto found = statuses(desk);
        for (int page = 1; page <= 3; ++page) {
            EXPECT_EQ(found.at("forms.pdf " + std::to_string(page)), page <= filled ? Status::duplicate : Status::unused) << page;
        }
        if (filled > 0) {
            const auto json = results(desk);
            EXPECT_EQ(json["pages"]["unused"], 3 - filled);
            EXPECT_EQ(json["pages"]["duplicate"], filled);
            EXPECT_EQ(json["pages"]["read"], filled);
            EXPECT_EQ(json["pages"]["conflict"], 0);
            EXPECT_EQ(json["pages"]["found"], 3 + filled);
            EXPECT_EQ(desk.lines("noord/scores.csv").size(), 1U + static_cast<std::size_t>(filled));
        }
    }
}

// With groups and further sheets: hand-out pages and pages of both files.
TEST(Stack, every_printed_file_of_a_session_may_lie_among_the_scans) {
    const Desk desk;
    ASSERT_EQ(
        desk.formradar({"print", "sto-borging", "--out", "noord", "--group", "mbo=2", "--copies", "3", "--duplex"}).exit_code, 0);
    ASSERT_EQ(desk.formradar({"print", "noord", "--more", "2"}).exit_code, 0);
    const auto session = form::parse_session(desk.read("noord/session.toml"), "session.toml");
    auto page = desk.pages("noord/forms-2.pdf", dpi).front();
    fill_in(page, session.layout.pages.front(), 3);
    desk.write("noord/scans/filled.jpg", scan::encode_jpeg(page, 85, dpi));
    desk.write("noord/scans/forms.pdf", desk.read("noord/forms.pdf"));
    desk.write("noord/scans/forms-2.pdf", desk.read("noord/forms-2.pdf"));
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    std::map<Status, int> count;
    for (const auto& [source, status] : statuses(desk)) {
        ++count[status];
    }
    EXPECT_EQ(count[Status::read], 1);
    EXPECT_EQ(count[Status::duplicate], 1);
    EXPECT_EQ(count[Status::unused], 4);
    EXPECT_EQ(count[Status::conflict] + count[Status::doubt] + count[Status::unreadable], 0) << ran.err;
    EXPECT_EQ(results(desk)["pages"]["unused"], 4);
    EXPECT_EQ(desk.lines("noord/scores.csv").size(), 2U);
}

TEST(Stack, sheets_that_nobody_used_are_counted_apart_in_every_kind_of_file) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "6");
    const auto prints = desk.pages("noord/forms.pdf", dpi);
    for (std::size_t sheet = 1; sheet < 6; ++sheet) {
        std::filesystem::remove(desk / ("noord/scans/" + std::to_string(sheet) + ".png"));
    }
    auto upside_down = prints[3];
    std::ranges::reverse(upside_down.pixels());
    auto grey = prints[4];
    for (auto& pixel : grey.pixels()) {
        pixel = static_cast<std::uint8_t>(20 + pixel * 215 / 255);
    }
    desk.write("noord/scans/unused-1.png", scan::encode_png(prints[1], dpi));
    desk.write("noord/scans/unused-2.jpg", scan::encode_jpeg(prints[2], 80, dpi));
    desk.write("noord/scans/unused-3.png", scan::encode_png(upside_down, dpi));
    desk.write("noord/scans/unused-4.jpg", scan::make_jpeg(grey, {.colour = scan::JpegColour::ycbcr, .dpi = dpi}));
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("5 sheets, 4 unused"));
    EXPECT_EQ(results(desk)["pages"]["unused"], 4);
    EXPECT_EQ(results(desk)["pages"]["read"], 1);
    EXPECT_EQ(desk.lines("noord/scores.csv").size(), 2U);
}

std::string form_of(int statements) {
    std::string toml =
        "id = \"long\"\nlanguage = \"nl\"\ntitle = \"Lang\"\nquestion = \"?\"\ngroups = [\"mbo\", \"vo\"]\n[scale]\nlow = "
        "\"a\"\nhigh = \"b\"\n";
    for (int i = 1; i <= statements; ++i) {
        toml += "[[statement]]\nlabel = \"" + std::to_string(i) + "\"\ntext = \"Een uitspraak.\"\n";
    }
    return toml;
}

// Person B's first page never stands behind A's last one: whatever the form's length, and with pages on top of piles.
TEST(Duplex, every_sheet_begins_on_a_front_and_the_message_says_what_is_empty) {
    int odd_seen = 0, even_seen = 0;
    for (const int statements : {7, 24, 40, 60}) {
        SCOPED_TRACE(statements);
        const Desk desk;
        desk.write("form.toml", form_of(statements));
        const auto ran =
            desk.formradar({"print", "form.toml", "--out", "noord", "--duplex", "--group", "mbo=2", "--copies", "3"});
        ASSERT_EQ(ran.exit_code, 0) << ran.err;
        const auto session = form::parse_session(desk.read("noord/session.toml"), "session.toml");
        const bool odd = session.layout.pages.size() % 2 != 0;
        (odd ? odd_seen : even_seen) += 1;
        const auto said = ran.out + ran.err;
        EXPECT_THAT(said, HasSubstr("on both sides"));
        EXPECT_EQ(said.find("an empty page follows each sheet") != std::string::npos, odd) << said;
        for (const auto& sheet : session.sheets) {
            const auto pages =
                desk.run({"sh", "-c",
                          "for p in $(seq 1 99); do pdftotext -f $p -l $p noord/forms.pdf - 2>/dev/null | grep -q '" +
                              session.id + "-" + sheet.id + "-1' && echo $p; done"})
                    .out;
            ASSERT_FALSE(pages.empty()) << sheet.id;
            EXPECT_EQ(std::stoi(pages) % 2, 1) << sheet.id << " begins on page " << pages;
        }
        ASSERT_EQ(desk.formradar({"print", "noord", "--more", "3"}).exit_code, 0);
        EXPECT_EQ(desk.pages("noord/forms-2.pdf", 20).size() % 2, 0U) << "further sheets as the first";
    }
    EXPECT_GT(odd_seen, 0);
    EXPECT_GT(even_seen, 0);
}

TEST(Piles, of_groups_are_said_with_their_pages_and_each_sheet_is_read_as_of_its_group) {
    const std::vector<std::vector<std::string>> wishes = {
        {"mbo=1"}, {"mbo=2", "overheid=1"}, {"mbo=1", "overheid=2", "bedrijfsleven=3"}};
    for (const auto& wish : wishes) {
        SCOPED_TRACE(testing::PrintToString(wish));
        const Desk desk;
        std::vector<std::string> args = {"print", "sto-borging", "--out", "noord"};
        for (const auto& group : wish) {
            args.insert(args.end(), {"--group", group});
        }
        const auto ran = desk.formradar(args);
        ASSERT_EQ(ran.exit_code, 0) << ran.err;
        const auto session = form::parse_session(desk.read("noord/session.toml"), "session.toml");
        const auto pages = desk.pages("noord/forms.pdf", dpi);
        ASSERT_EQ(pages.size(), session.sheets.size() + wish.size());
        std::size_t first = 2;
        for (const auto& group : wish) {
            const auto name = group.substr(0, group.find('='));
            const auto sheets = static_cast<std::size_t>(std::stoi(group.substr(group.find('=') + 1)));
            const auto range = sheets == 1 ? "page " + std::to_string(first)
                                           : "pages " + std::to_string(first) + " to " + std::to_string(first + sheets - 1);
            EXPECT_THAT(ran.out + ran.err, HasSubstr(range + ": " + std::to_string(sheets)));
            auto page = pages.at(first - 1);
            fill_in(page, session.layout.pages.front(), 0, false);
            desk.write("noord/scans/" + name + ".png", scan::encode_png(page, dpi));
            first += sheets + 1;
        }
        EXPECT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
        for (const auto& reading : readings_of(desk.lines("noord/readings.jsonl"))) {
            EXPECT_EQ("scans/" + reading.group + ".png", reading.source.path);
            EXPECT_EQ(reading.status, Status::read) << reading.reason;
        }
    }
}

} // namespace
} // namespace formradar::cli
