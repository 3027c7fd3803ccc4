// A session looked at while it lives, and the program asked for nothing but itself.
#include <gmock/gmock.h>

#include "cli/filled.hpp"

namespace formradar::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(StatusOfASession, it_goes_from_printed_to_done_and_back_when_a_scan_is_replaced) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "2"));
    const auto before = desk.files();
    EXPECT_THAT(desk.formradar({"status", "noord"}).out, HasSubstr("Next     formradar process noord\n"));
    EXPECT_EQ(desk.files(), before);
    ASSERT_EQ(desk.formradar({"process", "noord"}).exit_code, 0);
    EXPECT_THAT(desk.formradar({"status", "noord"}).out, HasSubstr("Next     Nothing: all is done\n"));
    const auto one = desk.read("noord/scans/0.png");
    std::filesystem::last_write_time(desk / "noord/readings.jsonl",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    desk.write("noord/scans/0.png", one); // copied over itself: the same picture
    EXPECT_THAT(desk.formradar({"status", "noord"}).out, HasSubstr("Nothing: all is done\n"));
    desk.write("noord/scans/0.png", desk.read("noord/scans/1.png"));
    EXPECT_THAT(desk.formradar({"status", "noord"}).out,
                AllOf(HasSubstr("changed since they were read: scans/0.png\n"), HasSubstr("Next     formradar process noord\n")));
}

TEST(ProgramAlone, it_shows_the_three_steps_in_the_language_of_the_locale) {
    const Desk desk;
    const auto ran = desk.formradar({});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, AllOf(HasSubstr("formradar print"), HasSubstr("formradar process noord"), HasSubstr("status")));
    EXPECT_THAT(ran.err, IsEmpty());
    EXPECT_THAT(desk.formradar({"--lang", "nl"}).out, HasSubstr("In drie stappen"));
    EXPECT_THAT(desk.run({"env", "LC_ALL=de_DE.UTF-8", FORMRADAR_PROGRAM}).out, HasSubstr("In drei Schritten"));
    EXPECT_THAT(desk.run({"env", "LC_ALL=", "LC_MESSAGES=", "LANG=fr_FR.UTF-8", FORMRADAR_PROGRAM}).out,
                HasSubstr("trois étapes"));
    EXPECT_EQ(desk.formradar({"--lang", "xx"}).exit_code, 2);
}

TEST(ProgramAlone, the_version_for_reports_of_faults_names_the_libraries) {
    const Desk desk;
    const auto ran = desk.formradar({"--version", "--verbose"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, AllOf(testing::StartsWith("formradar "), HasSubstr("made with: "), HasSubstr("runs on: Linux"),
                               testing::ContainsRegex("libopencv_core\\.so\\.[0-9]+\\.[0-9]+"), HasSubstr("libhpdf")));
    EXPECT_EQ(desk.formradar({"--verbose", "--version"}).out, ran.out);
    EXPECT_THAT(desk.formradar({"--version"}).out, Not(HasSubstr("libraries")));
}

} // namespace
} // namespace formradar::cli
