// Scores typed into a table become a session that can be looked at and compared with.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "cli/filled.hpp"

namespace formradar::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Import, a_table_gives_the_same_statistics_as_its_sheets_and_is_compared_with) {
    const Desk desk;
    static_cast<void>(filled_session(desk, "noord", "4"));
    ASSERT_EQ(desk.formradar({"process", "noord", "--quiet"}).exit_code, 0);
    const auto imported =
        desk.formradar({"import", "noord/scores.csv", "--form", "sto-borging", "--out", "eerder", "--date", "2025-06-12"});
    EXPECT_EQ(imported.exit_code, 0) << imported.err;
    EXPECT_THAT(imported.err, AllOf(HasSubstr("scores.csv: statements are columns, people are rows; 4 sheets."),
                                    HasSubstr("Results: eerder/results.pdf")));
    const auto read = nlohmann::json::parse(desk.read("noord/results.json"));
    const auto typed = nlohmann::json::parse(desk.read("eerder/results.json"));
    EXPECT_EQ(typed["statements"], read["statements"]);
    for (const auto* name : {"results.pdf", "results.html", "results.xlsx", "results.svg", "scores.csv", "readings.jsonl"}) {
        EXPECT_FALSE(desk.read("eerder/" + std::string(name)).empty()) << name;
    }
    const auto compared = desk.formradar({"process", "noord", "--compare", "eerder"});
    EXPECT_EQ(compared.exit_code, 0) << compared.err;
    EXPECT_THAT(desk.formradar({"status", "eerder"}).out,
                AllOf(HasSubstr("nothing: 4 sheets from scores.csv"), HasSubstr("Nothing: all is done")));
}

TEST(Import, nothing_reads_scans_into_a_session_without_paper) {
    const Desk desk;
    desk.write("scores.csv", "s1,s2,s3,s4,s5,s6,s7\n1,2,3,4,5,4,3\n2,2,2,2,2,2,2\n3,3,3,3,,3,3\n");
    ASSERT_EQ(desk.formradar({"import", "scores.csv", "--form", "sto-borging", "--out", "eerder"}).exit_code, 0);
    desk.write("eerder/scans/0.txt", "x");
    const auto before = desk.read("eerder/results.json");
    const auto processed = desk.formradar({"process", "eerder"});
    EXPECT_EQ(processed.exit_code, 1);
    EXPECT_THAT(processed.err, HasSubstr("imported from a table"));
    EXPECT_EQ(desk.read("eerder/results.json"), before);
    EXPECT_EQ(desk.formradar({"import", "scores.csv", "--form", "sto-borging", "--out", "eerder"}).exit_code, 1);
}

TEST(Import, a_wrong_table_leaves_nothing_behind_and_says_every_mistake) {
    const Desk desk;
    desk.write("scores.csv", "s1,s2,s3,s4,s5,s6,s7\n1,2,3,4,9,4,3\n2,2,x,2,2,2,2\n");
    const auto ran = desk.formradar({"import", "scores.csv", "--form", "sto-borging", "--out", "eerder"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("scores.csv: row 2, column E"), HasSubstr("scores.csv: row 3, column C")));
    EXPECT_THAT(desk.files(), testing::ElementsAre("scores.csv"));
    EXPECT_EQ(desk.formradar({"import", "scores.csv", "--form", "sto-borging", "--out", "x", "--date", "gisteren"}).exit_code, 2);
    EXPECT_EQ(desk.formradar({"import", "nergens.csv", "--form", "sto-borging", "--out", "x"}).exit_code, 1);
    desk.write("scores.ods", std::string("PK\3\4", 4) + "no workbook");
    EXPECT_THAT(desk.formradar({"import", "scores.ods", "--form", "sto-borging", "--out", "x"}).err,
                HasSubstr("save it as .xlsx"));
    EXPECT_THAT(desk.formradar({"--lang", "nl", "import", "scores.ods", "--form", "sto-borging", "--out", "x"}).err,
                AllOf(HasSubstr("een beschadigde werkmap: het is afgekapt"), HasSubstr("het blad met de scores als CSV")));
}

} // namespace
} // namespace formradar::cli
