// A specimen printed, made pictures of in several ways, and judged.
#include <gmock/gmock.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "cli/filled.hpp"
#include "formradar/scan/encode.hpp"

namespace formradar::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// Every page of the specimen at this resolution, with each grey level changed.
void scan(const Desk& desk, const std::string& folder, int dpi, const std::function<int(int)>& change) {
    int number = 0;
    for (auto& picture : desk.pages("proef/forms.pdf", dpi)) {
        for (auto& pixel : picture.pixels()) {
            pixel = static_cast<std::uint8_t>(change(pixel));
        }
        desk.write(folder + "/scans/" + std::to_string(number++) + ".png", formradar::scan::encode_png(picture, dpi));
    }
}

struct Printed {
    Desk desk;
    Printed() {
        const auto ran = desk.formradar({"print", "sto-borging", "--specimen", "--out", "proef", "--copies", "6"});
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        EXPECT_THAT(ran.err, AllOf(HasSubstr("Test of printer and scanner"), HasSubstr("without writing on them")));
    }
    nlohmann::json figures(int code) {
        const auto ran = desk.formradar({"process", "proef", "--anonymous-report", "figures.json"});
        EXPECT_EQ(ran.exit_code, code) << ran.err;
        told = ran.err;
        return nlohmann::json::parse(desk.read("figures.json"));
    }
    std::string told;
};

int as_it_is(int level) {
    return level;
}

TEST(SpecimenOfPrinter, a_clean_scan_is_read_without_a_mistake_and_is_no_meeting) {
    Printed printed;
    scan(printed.desk, "proef", 200, as_it_is);
    const auto figures = printed.figures(0);
    EXPECT_EQ(figures["all"]["printed"], 42);
    EXPECT_EQ(figures["all"]["wrong"], 0);
    EXPECT_GE(figures["all"]["right"], 40);
    EXPECT_NEAR(figures["scale"].get<double>(), 1, 0.003);
    EXPECT_THAT(printed.told, AllOf(HasSubstr("Your printer and scanner: "), HasSubstr(" of 42 right"), HasSubstr("0 wrong"),
                                    HasSubstr("scale 100.0 %"), HasSubstr("Nothing to change"), HasSubstr("This is no meeting")));
    for (const auto* name : {"scores.csv", "results.json", "results.xlsx", "results.html"}) {
        EXPECT_FALSE(std::filesystem::exists(printed.desk / ("proef/" + std::string(name)))) << name;
    }
    EXPECT_THAT(printed.desk.formradar({"status", "proef"}).out, HasSubstr("to test printer and scanner"));
    EXPECT_EQ(printed.desk.formradar({"report", "proef/readings.jsonl", "--session", "proef"}).exit_code, 1);
    EXPECT_EQ(printed.desk.formradar({"print", "proef", "--more", "2"}).exit_code, 1);
    EXPECT_EQ(figures.dump().find(printed.desk.read("proef/session.toml").substr(80, 6)), std::string::npos);
}

TEST(SpecimenOfPrinter, coarse_dim_and_two_tone_scans_get_their_advice_and_no_silent_mistake) {
    {
        Printed printed;
        scan(printed.desk, "proef", 100, as_it_is);
        EXPECT_EQ(printed.figures(3)["all"]["wrong"], 0);
        EXPECT_THAT(printed.told, HasSubstr("too coarse (100 dots an inch)"));
    }
    {
        Printed printed;
        scan(printed.desk, "proef", 150, [](int level) { return level < 128 ? 0 : 255; });
        const auto figures = printed.figures(3);
        EXPECT_EQ(figures["two_tone"], true);
        EXPECT_EQ(figures["all"]["wrong"], 0);
        EXPECT_THAT(printed.told, HasSubstr("only black and white"));
    }
    {
        Printed printed;
        scan(printed.desk, "proef", 150, [](int level) { return 150 + level / 4; });
        EXPECT_EQ(printed.figures(3)["all"]["wrong"], 0);
        EXPECT_THAT(printed.told, HasSubstr("dim or washed out"));
    }
}

TEST(SpecimenOfPrinter, files_that_cannot_be_read_are_named_with_the_reason) {
    Printed printed;
    scan(printed.desk, "proef", 100, as_it_is);
    printed.desk.write("proef/scans/cut-short.png", printed.desk.read("proef/scans/1.png").substr(0, 2000));
    EXPECT_EQ(printed.desk.formradar({"process", "proef"}).exit_code, 3);
    EXPECT_THAT(printed.desk.formradar({"process", "proef", "--rehash"}).err, HasSubstr("cut-short.png: "));
}

TEST(SpecimenOfPrinter, a_meeting_gives_no_figures_to_send) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    const auto ran = desk.formradar({"process", "noord", "--anonymous-report", "figures.json"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("print one with formradar print FORM --specimen"));
    EXPECT_FALSE(std::filesystem::exists(desk / "figures.json"));
}

} // namespace
} // namespace formradar::cli
