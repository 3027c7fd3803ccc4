// What scripts are told of a run.
#include "formradar/report/run_json.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace formradar::report {
namespace {

using Json = nlohmann::json;

TEST(RunJson, a_session_has_its_counts_and_what_waits) {
    RunSession session{
        .folder = "noord", .session = "K7QX2M", .title = "Noord\x1b[31m", .files = 3, .sheets = 2, .absent = {"A7F"}};
    session.tally.found = 3;
    session.tally.pages[0] = 3;
    session.tally.sheets_printed = 3;
    session.marks = 4;
    const auto text = run_json({.version = "1", .sessions = {session}, .unclaimed = {}, .exit_code = 3});
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    const auto json = Json::parse(text);
    EXPECT_EQ(json["exit_code"], 3);
    EXPECT_TRUE(json["of_no_session"].is_null());
    const auto& run = json["sessions"][0];
    EXPECT_EQ(run["session"], "K7QX2M");
    EXPECT_EQ(run["pages"]["found"], 3);
    EXPECT_EQ(run["pages"]["read"], 3);
    EXPECT_EQ(run["pages"]["unused"], 0);
    EXPECT_EQ(run["not_back"], Json::array({"A7F"}));
    EXPECT_EQ(run["waiting"]["marks"], 4);
    EXPECT_EQ(run["results"], true);
}

TEST(RunJson, a_plan_names_files_sessions_and_the_place_of_the_results) {
    const auto json =
        Json::parse(plan_json({.version = "1",
                               .files = {{.name = "a.jpg", .known = true}, {.name = "b", .refusal = said("a pipe")}},
                               .sessions = {{.session = "K7QX2M", .title = "Noord", .folder = ""}},
                               .out = "results",
                               .warnings = {}}));
    EXPECT_EQ(json["dry_run"], true);
    EXPECT_EQ(json["files"][0]["read_before"], true);
    EXPECT_TRUE(json["files"][0]["reason"].is_null());
    EXPECT_EQ(json["files"][1]["reason"], "a pipe");
    EXPECT_TRUE(json["sessions"][0]["folder"].is_null());
}

} // namespace
} // namespace formradar::report
