// The workbook: the same bytes each time, and formulas that a spreadsheet computes to our own numbers.
#include "formradar/report/xlsx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "report/report_sample.hpp"

namespace formradar {
namespace {

namespace fs = std::filesystem;

class xlsx : public testing::Test {
protected:
    xlsx() { fs::create_directories(folder_); }
    ~xlsx() override { fs::remove_all(folder_); }

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

    fs::path folder_ = fs::temp_directory_path() / ("formradar-xlsx-" + std::to_string(getpid()));
};

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST_F(xlsx, the_same_results_give_the_same_bytes) {
    const sample::Made made = sample::made({});
    write_xlsx(made.results, path("a.xlsx"));
    write_xlsx(made.results, path("b.xlsx"));
    EXPECT_GT(content(path("a.xlsx")).size(), 5000U);
    EXPECT_EQ(content(path("a.xlsx")), content(path("b.xlsx")));
}

TEST_F(xlsx, nothing_and_much_are_written_too) {
    for (const std::size_t sheets : {0, 1, 2000}) {
        write_xlsx(sample::made({.statements = 60, .sheets = sheets}).results, path("c.xlsx"));
        EXPECT_TRUE(content(path("c.xlsx")).starts_with("PK"));
    }
}

TEST_F(xlsx, a_folder_that_is_not_there_is_said) {
    EXPECT_THROW(write_xlsx(sample::made({}).results, path("none/a.xlsx")), Error);
}

// LibreOffice is told to compute all formulas anew, and to write the second sheet as text.
std::vector<std::vector<std::string_view>> statistics_by_libreoffice(const fs::path& folder, std::string& text) {
    const fs::path profile = folder / "profile";
    fs::create_directories(profile / "user");
    std::ofstream(profile / "user/registrymodifications.xcu")
        << R"(<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">)"
        << R"(<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">)"
        << R"(<value>0</value></prop></item></oor:items>)";
    const std::string command =
        "soffice --headless -env:UserInstallation=file://" + profile.string() +
        " --convert-to 'csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,true,false,false,false,2' --outdir " + folder.string() +
        " " + (folder / "a.xlsx").string() + " >/dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0);
    for (const auto& entry : fs::directory_iterator(folder)) {
        text = entry.path().extension() == ".csv" ? content(entry.path().string()) : text;
    }
    std::vector<std::vector<std::string_view>> rows;
    for (const std::string_view line : split(text, '\n')) {
        rows.push_back(split(line, '\t'));
    }
    return rows;
}

TEST_F(xlsx, libreoffice_computes_the_formulas_to_our_numbers) {
    const sample::Made made = sample::made({.sheets = 23, .seed = 6, .language = "en"});
    Results wrong = made.results; // so that the values kept beside the formulas cannot be what is read back
    for (StatementResult& statement : wrong.statements) {
        statement.scores = statistics_of({});
    }
    write_xlsx(wrong, path("a.xlsx"));
    std::string text;
    const auto rows = statistics_by_libreoffice(folder_, text);
    ASSERT_GE(rows.size(), 3 + made.results.statements.size()) << text;
    for (std::size_t i = 0; i < made.results.statements.size(); ++i) {
        const auto& row = rows[3 + i];
        const Statistics& scores = made.results.statements[i].scores;
        ASSERT_GE(row.size(), 15U) << text;
        EXPECT_EQ(row[2], std::to_string(scores.n));
        EXPECT_NEAR(parse_number(row[3]).value_or(0), *scores.mean, 0.0051);
        EXPECT_NEAR(parse_number(row[4]).value_or(0), *scores.median, 0.0051);
        EXPECT_NEAR(parse_number(row[5]).value_or(0), *scores.sd, 0.0051);
        EXPECT_EQ(row[6], std::to_string(*scores.lowest));
        EXPECT_EQ(row[7], std::to_string(*scores.highest));
        for (std::size_t score = 0; score < 5; ++score) {
            EXPECT_EQ(row[8 + score], std::to_string(scores.counts.at(score)));
        }
    }
}

} // namespace
} // namespace formradar
