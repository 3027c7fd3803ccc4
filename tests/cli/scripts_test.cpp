// The program among other programs: nothing written, a summary, a pipe.
#include <gmock/gmock.h>

#include "cli/filled.hpp"

namespace formradar::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(Scripts, a_dry_run_says_what_would_be_read_and_writes_nothing) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "2"));
    const auto before = desk.files();
    auto ran = desk.formradar({"process", "noord", "--dry-run"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out,
                AllOf(StartsWith("Would read 2 files:\n  scans/0.png\n  scans/1.png\n"), HasSubstr("\"Noord\", is known"),
                      HasSubstr("Results would go to noord."), Not(HasSubstr("read before"))));
    EXPECT_THAT(ran.err, IsEmpty());
    ran = desk.formradar({"process", "noord/scans", "--dry-run", "--json"});
    EXPECT_THAT(ran.out, AllOf(StartsWith("{\n"), HasSubstr("\"dry_run\": true"), HasSubstr("\"out\": \"results\"")));
    EXPECT_EQ(desk.files(), before);
    ASSERT_EQ(desk.formradar({"process", "noord", "--quiet"}).exit_code, 0);
    EXPECT_THAT(desk.formradar({"process", "noord", "--dry-run"}).out, HasSubstr("2 files of these were read before"));
}

TEST(Scripts, a_summary_is_all_that_standard_output_gets) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "3"));
    std::filesystem::remove(desk / "noord/scans/2.png");
    const auto ran = desk.formradar({"process", "noord", "--json"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.err, HasSubstr("Results: noord/results.pdf"));
    EXPECT_THAT(ran.out, AllOf(StartsWith("{\n"), HasSubstr("\"sheets\": 2,"), HasSubstr("\"printed\": 3,"),
                               HasSubstr("\"exit_code\": 0"), HasSubstr("\"folder\": \"noord\"")));
    EXPECT_EQ(desk.formradar({"process", "noord", "--watch", "--json"}).exit_code, 2);
}

TEST(Scripts, a_picture_on_standard_input_is_read_and_nothing_of_it_stays) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "1"));
    std::filesystem::create_directory(desk / "tmp");
    const std::string program = FORMRADAR_PROGRAM;
    const auto ran = desk.run({"sh", "-c", "cat noord/scans/0.png | TMPDIR=tmp " + program + " read - --session noord --quiet"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const auto readings = readings_of({ran.out.substr(0, ran.out.find('\n'))});
    ASSERT_EQ(readings.size(), 1U);
    EXPECT_EQ(readings.front().source.path, "-");
    EXPECT_EQ(readings.front().status, record::Status::read);
    EXPECT_TRUE(readings.front().verified);
    EXPECT_TRUE(std::filesystem::is_empty(desk / "tmp"));
    EXPECT_EQ(desk.run({"sh", "-c", program + " read - noord < noord/scans/0.png"}).exit_code, 2);
    EXPECT_EQ(desk.run({"sh", "-c", program + " read - --quiet < /dev/null"}).exit_code, 3);
}

} // namespace
} // namespace formradar::cli
