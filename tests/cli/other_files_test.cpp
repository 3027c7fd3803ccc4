// What lies in a folder beside the scans, and files that hold more than pages: each is read or named, and only what matters asks.
#include <gmock/gmock.h>

#include "cli/filled.hpp"
#include "scan/make_jpeg.hpp"
#include "scan/make_jpx.hpp"
#include "scan/make_pdf.hpp"
#include "scan/make_zip.hpp"
#include "support/reasons.hpp"

namespace formradar::cli {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::Not;

const std::string film =
    "\0\0\0\x14"
    "ftypqt  \0\0\0\0qt  "s;

std::vector<record::Reading> processed(const Desk& desk, int exit_code) {
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, exit_code) << ran.err;
    return readings_of(desk.lines("noord/readings.jsonl"));
}

const record::Reading& of(const std::vector<record::Reading>& readings, const std::string& path, int page = 1) {
    static const record::Reading none;
    const auto found = std::ranges::find_if(readings, [&](const record::Reading& reading) {
        return reading.source.path == "scans/" + path && reading.source.page_in_file == page;
    });
    EXPECT_NE(found, readings.end()) << path << " page " << page;
    return found == readings.end() ? none : *found;
}

TEST(OtherFiles, what_asks_for_nothing_ends_with_0_and_is_named_once) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const std::vector<std::pair<std::string, std::string>> others = {{"IMG_0001.MOV", film},
                                                                     {"IMG_0001.AAE", "<?xml version=\"1.0\"?><plist/>"},
                                                                     {"Thumbs.db", "\xD0\xCF\x11\xE0"},
                                                                     {".DS_Store", "\0\0\0\1Bud1"s},
                                                                     {"scan.pdf.part", "%PDF-1.4"},
                                                                     {"~$formulier.docx", "anna"},
                                                                     {"scanner.log", "started\n"},
                                                                     {"lijst.docx", scan::make_zip({{"word/document.xml", 9}})},
                                                                     {"oud.zip", scan::make_zip({{"lijst.txt", 9}})}};
    for (const auto& [name, bytes] : others) {
        desk.write("noord/scans/" + name, bytes);
    }
    const auto readings = processed(desk, 0);
    EXPECT_EQ(readings.size(), 1 + others.size());
    for (const auto& [name, bytes] : others) {
        EXPECT_EQ(of(readings, name).status, record::Status::foreign) << name;
        EXPECT_EQ(of(readings, name).awaits, record::Awaits::nobody) << name;
    }
    const auto again = desk.formradar({"process", "noord"});
    EXPECT_EQ(again.exit_code, 0);
    EXPECT_THAT(again.err, HasSubstr("9  foreign     no pictures of sheets to count: nothing to do"));
    EXPECT_THAT(again.err, Not(HasSubstr("scan these pages again")));
}

TEST(OtherFiles, what_may_hold_sheets_waits_for_a_person) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    desk.write("noord/scans/fotos.zip", scan::make_zip({{"IMG_1.jpg", 900'000}}));
    desk.write("noord/scans/scan.jpg", "<html>Sign in</html>");
    const auto readings = processed(desk, 3);
    EXPECT_EQ(of(readings, "fotos.zip").status, record::Status::unreadable);
    EXPECT_EQ(of(readings, "scan.jpg").status, record::Status::unreadable);
}

TEST(OtherFiles, a_pdf_page_whose_picture_is_not_in_the_file_is_not_blank) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const scan::PdfPicture pixel{"/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\xFF"};
    desk.write("noord/scans/lost.pdf", scan::make_pdf({{pixel, "q 595 0 0 842 0 0 cm /Im7 Do Q"}}));
    desk.write("noord/scans/white.pdf", scan::make_pdf({{pixel, "1 g 0 0 595 842 re f"}}));
    const auto readings = processed(desk, 3);
    EXPECT_EQ(of(readings, "lost.pdf").status, record::Status::unreadable);
    EXPECT_THAT(words_of(of(readings, "lost.pdf").reason), HasSubstr("XObject 'Im7' is unknown"));
    EXPECT_EQ(of(readings, "white.pdf").status, record::Status::blank);
}

// The print of a sheet as one layer, drawn over another one that holds the ink.
TEST(OtherFiles, a_layer_that_is_lost_leaves_nothing_silently_empty) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const auto print = desk.pages("noord/forms.pdf", 150).front();
    const auto size = "/Width " + std::to_string(print.width()) + " /Height " + std::to_string(print.height()) + " ";
    const scan::PdfPicture picture{size + "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
                                   scan::make_jpeg(print)};
    const std::string both = "q 595 0 0 842 0 0 cm /Im0 Do Q q 595 0 0 842 0 0 cm /Ink Do Q";
    desk.write("noord/scans/0.png", scan::make_pdf({{picture, both}}));
    const auto readings = processed(desk, 3);
    const auto& reading = of(readings, "0.png");
    EXPECT_EQ(reading.status, record::Status::read) << reading.reason;
    ASSERT_FALSE(reading.scores.empty());
    for (const auto& score : reading.scores) {
        EXPECT_TRUE(score.needs_review);
        EXPECT_EQ(score.state, record::State::unclear);
    }
}

TEST(OtherFiles, scans_attached_to_a_pdf_are_read) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "2"));
    scan::PdfMore more;
    std::string listed;
    for (int i = 0; i < 2; ++i) {
        const auto name = std::to_string(i) + ".png";
        more.objects.push_back(scan::stream("/Type /EmbeddedFile", desk.read("noord/scans/" + name)));
        listed += "(" + name + ") << /Type /Filespec /F (" + name + ") /EF << /F " + std::to_string(6 + i) + " 0 R >> >> ";
        std::filesystem::remove(desk / ("noord/scans/" + name));
    }
    more.catalogue = "/Names << /EmbeddedFiles << /Names [" + listed + "] >> >>";
    const scan::PdfPicture pixel{"/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\xFF"};
    desk.write("noord/scans/portfolio.pdf", scan::make_pdf({{pixel, "1 g 0 0 595 842 re f"}}, more));
    const auto limited = desk.formradar({"process", "noord", "--max-pages", "2"});
    EXPECT_EQ(limited.exit_code, 3) << "what is over the limit is listed as not tried: " << limited.err;
    const auto tried = readings_of(desk.lines("noord/readings.jsonl"));
    ASSERT_EQ(tried.size(), 3U);
    EXPECT_EQ(of(tried, "portfolio.pdf", 2).status, record::Status::read);
    EXPECT_EQ(of(tried, "portfolio.pdf", 3).status, record::Status::unreadable);
    EXPECT_THAT(words_of(of(tried, "portfolio.pdf", 3).reason), HasSubstr("--max-pages"));
    const auto readings = processed(desk, 0);
    ASSERT_EQ(readings.size(), 3U);
    EXPECT_EQ(of(readings, "portfolio.pdf", 1).status, record::Status::blank);
    EXPECT_EQ(of(readings, "portfolio.pdf", 2).status, record::Status::read);
    EXPECT_EQ(of(readings, "portfolio.pdf", 3).status, record::Status::read);
}

// A filled sheet as colours in JPEG 2000 data, the only picture of the page unless `content` has more.
std::string filled_in_colour(const Desk& desk, const form::Session& session, int dpi, const std::string& content) {
    auto print = desk.pages("noord/forms.pdf", dpi).front();
    fill_in(print, session.layout.pages.front(), 0, true, dpi);
    const auto size = "/Width " + std::to_string(print.width()) + " /Height " + std::to_string(print.height()) + " ";
    const auto bytes =
        scan::make_jpx({.channels = {print, print, print}, .space = scan::MadeSpace::srgb, .mixed = true, .rate = 30});
    return scan::make_pdf({{{size + "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /JPXDecode", bytes}, content}});
}

const std::string only_the_picture = "q 595 0 0 842 0 0 cm /Im0 Do Q";
const std::string with_a_stamp = only_the_picture + " 0 g 500 4 60 3 re f"; // so that the page has to be drawn

void expect_scores_of_the_first_sheet(const std::vector<record::Reading>& readings, const form::Session& session) {
    ASSERT_EQ(readings.size(), 1U);
    EXPECT_EQ(readings[0].status, record::Status::read) << readings[0].reason;
    EXPECT_EQ(readings[0].sheet, session.sheets.front().id);
    ASSERT_EQ(readings[0].scores.size(), 7U);
    for (const auto& score : readings[0].scores) {
        EXPECT_EQ(score.score, answer_of(0, score.statement));
        EXPECT_FALSE(score.needs_review) << score.reason;
    }
}

TEST(OtherFiles, a_sheet_in_colour_at_600_dpi_as_jpeg_2000_is_read) {
    const Desk desk;
    const auto session = filled_session(desk, "noord", "1");
    std::filesystem::remove(desk / "noord/scans/0.png");
    desk.write("noord/scans/600.pdf", filled_in_colour(desk, session, 600, only_the_picture));
    expect_scores_of_the_first_sheet(processed(desk, 0), session);
}

// What the renderer may take at first is not enough for these: it leaves the picture out, and says so.
TEST(OtherFiles, a_page_whose_drawing_wants_for_memory_is_drawn_again_with_more) {
    for (const int dpi : {300, 400, 600}) {
        SCOPED_TRACE(dpi);
        const Desk desk;
        const auto session = filled_session(desk, "noord", "1");
        std::filesystem::remove(desk / "noord/scans/0.png");
        desk.write("noord/scans/drawn.pdf", filled_in_colour(desk, session, dpi, with_a_stamp));
        expect_scores_of_the_first_sheet(processed(desk, 0), session);
    }
}

} // namespace
} // namespace formradar::cli
