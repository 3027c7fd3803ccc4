// A folder of all kinds of files, a third of them damaged or no sheets, and sheets of a session that grew, several in a picture
// or left over: nothing is lost, and nothing is silently wrong.
#include <gmock/gmock.h>

#include "cli/filled.hpp"
#include "hostile/check.hpp"

namespace formradar::hostile {
namespace {

using testing::IsEmpty;

TEST(HostileFolder, every_page_has_its_line_and_no_score_is_silently_wrong) {
    const cli::Desk desk;
    const auto made = make_hostile_folder(desk / "noord", {.files = 150, .seed = 20261123});
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 3) << ran.err;
    const auto lines = desk.lines("noord/readings.jsonl");
    const auto readings = cli::readings_of(lines);
    const auto findings = check(made, readings);
    EXPECT_THAT(findings.silent, IsEmpty());
    EXPECT_THAT(findings.lost, IsEmpty());
    EXPECT_THAT(findings.missed, IsEmpty());
    EXPECT_GE(findings.statuses.at(record::Status::unused), made.left_over.size());
    std::size_t counted = 0;
    for (const auto& [status, pages] : findings.statuses) {
        counted += pages;
    }
    EXPECT_EQ(counted, lines.size());
    EXPECT_THAT(ran.err,
                testing::HasSubstr(std::to_string(lines.size()) + " pages in " + std::to_string(made.files.size()) + " files"));
}

} // namespace
} // namespace formradar::hostile
