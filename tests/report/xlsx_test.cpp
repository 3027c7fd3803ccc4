// The workbook: the same bytes each time, and formulas that a spreadsheet computes to our own numbers.
#include "formradar/report/xlsx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "report/report_sample.hpp"

namespace formradar::report {
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

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& text) {
    Rows rows;
    for (const std::string_view line : split(text, '\n')) {
        rows.emplace_back();
        for (const std::string_view cell : split(line, '\t')) {
            rows.back().emplace_back(cell);
        }
    }
    return rows;
}

// LibreOffice is told to compute all formulas anew, and to write every page of all workbooks of the folder as text.
void compute_with_libreoffice(const fs::path& folder) {
    const fs::path profile = folder / "profile";
    fs::create_directories(profile / "user");
    std::ofstream(profile / "user/registrymodifications.xcu")
        << R"(<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">)"
        << R"(<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">)"
        << R"(<value>0</value></prop></item></oor:items>)";
    const std::string command =
        "soffice --headless -env:UserInstallation=file://" + profile.string() +
        " --convert-to 'csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,true,false,false,false,-1' --outdir " +
        folder.string() + " " + folder.string() + "/*.xlsx >/dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0);
}

// Cells show two decimals.
void expect_cell(const std::string& cell, const std::optional<double>& value) {
    if (!value) {
        EXPECT_EQ(cell, "");
        return;
    }
    ASSERT_TRUE(parse_number(cell)) << '"' << cell << '"';
    EXPECT_NEAR(*parse_number(cell), *value, 0.0051);
}

std::optional<double> real(const std::optional<int>& value) {
    return value ? std::optional<double>(*value) : std::nullopt;
}

void check_statistics(const Rows& rows, const results::Results& results) {
    ASSERT_GE(rows.size(), 3 + results.statements.size());
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        SCOPED_TRACE("statement " + std::to_string(i + 1));
        const auto& row = rows[3 + i];
        const results::Statistics& scores = results.statements[i].scores;
        ASSERT_GE(row.size(), 15U);
        EXPECT_EQ(row[2], std::to_string(scores.n));
        expect_cell(row[3], scores.mean);
        expect_cell(row[4], scores.median);
        expect_cell(row[5], scores.sd);
        expect_cell(row[6], real(scores.lowest));
        expect_cell(row[7], real(scores.highest));
        for (std::size_t score = 0; score < 5; ++score) {
            EXPECT_EQ(row[8 + score], std::to_string(scores.counts.at(score)));
        }
        expect_cell(row[13], scores.agreement);
    }
}

void check_groups(const Rows& rows, const results::Results& results) {
    ASSERT_GE(rows.size(), 3 + results.statements.size());
    for (std::size_t g = 0; g < results.groups.size(); ++g) {
        for (std::size_t i = 0; i < results.statements.size(); ++i) {
            expect_cell(rows[3 + i].at(1 + g), results.groups[g].statements[i].mean);
        }
    }
}

TEST_F(xlsx, libreoffice_computes_the_formulas_to_our_numbers) {
    using sample::Shape;
    const std::vector<sample::Shape> shapes = {{.sheets = 1},
                                               {.sheets = 2},
                                               {.sheets = 23, .seed = 6},
                                               {.all = 5},
                                               {.all = -1},
                                               {.statements = 20, .sheets = 60, .seed = 7},
                                               {.sheets = 2000, .seed = 8}};
    std::vector<results::Results> all;
    for (sample::Shape shape : shapes) {
        shape.language = "en";
        all.push_back(sample::made(shape).results);
        results::Results wrong = all.back(); // so that the values kept beside the formulas cannot be what is read back
        for (results::StatementResult& statement : wrong.statements) {
            statement.scores = {.counts = statement.scores.counts};
        }
        for (results::GroupResult& group : wrong.groups) {
            for (results::Statistics& scores : group.statements) {
                scores.mean.reset();
            }
        }
        write_xlsx(wrong, path("s" + std::to_string(all.size()) + ".xlsx"), all.size() % 2 == 0);
    }
    compute_with_libreoffice(folder_);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string name = "s" + std::to_string(i + 1);
        SCOPED_TRACE(name);
        check_statistics(rows_of(content(path(name + "-Statistics.csv"))), all[i]);
        if (all[i].groups.size() >= 2) {
            check_groups(rows_of(content(path(name + "-Groups.csv"))), all[i]);
        }
    }
}

TEST_F(xlsx, values_beside_the_formulas_are_the_same_numbers) {
    const sample::Made made = sample::made({.sheets = 24, .language = "en"});
    write_xlsx(made.results, path("a.xlsx"));
    const std::string command = "unzip -p " + path("a.xlsx") + " xl/worksheets/sheet1.xml > " + path("sheet.xml");
    ASSERT_EQ(std::system(command.c_str()), 0);
    const std::string sheet = content(path("sheet.xml"));
    for (const results::StatementResult& statement : made.results.statements) {
        for (const double value : {*statement.scores.mean, *statement.scores.median, *statement.scores.sd}) {
            std::array<char, 40> text{};
            std::snprintf(text.data(), text.size(), "<v>%.16G</v>", value);
            EXPECT_THAT(sheet, testing::HasSubstr(text.data()));
        }
    }
    EXPECT_THAT(sheet, testing::HasSubstr("<f>IF(SUM("));
}

std::string unzipped(const std::string& path) {
    EXPECT_EQ(std::system(("unzip -p " + path + " > " + path + ".txt").c_str()), 0);
    return content(path + ".txt");
}

TEST_F(xlsx, no_row_of_a_sheet_is_in_it_unless_it_is_asked_for) {
    sample::Made made = sample::made({});
    for (results::SheetResult& sheet : made.results.sheets) {
        sheet.sheet = "QZ" + sheet.sheet;
    }
    write_xlsx(made.results, path("a.xlsx"));
    write_xlsx(made.results, path("b.xlsx"), true);
    EXPECT_THAT(unzipped(path("a.xlsx")), testing::Not(testing::HasSubstr("QZ")));
    EXPECT_THAT(unzipped(path("b.xlsx")), testing::HasSubstr("QZ"));
}

TEST_F(xlsx, a_title_that_looks_like_a_formula_is_text_everywhere) {
    for (const std::string title : {"=1+1", "=Statistics!A1", "@SUM(1)"}) {
        sample::Made made = sample::made({.sheets = 40});
        made.results.title = title;
        for (results::StatementResult& statement : made.results.statements) {
            statement.label = title;
        }
        write_xlsx(made.results, path("a.xlsx"));
        const std::string all = unzipped(path("a.xlsx"));
        EXPECT_THAT(all, testing::Not(testing::HasSubstr("<f>" + title.substr(1)))) << title;
        EXPECT_THAT(all, testing::Not(testing::HasSubstr("<c:f>" + title.substr(1)))) << title;
        EXPECT_THAT(all, testing::HasSubstr("<t>" + title + "</t>")) << title;
    }
}

TEST_F(xlsx, a_chart_has_at_most_twelve_axes) {
    write_xlsx(sample::made({.statements = 30, .sheets = 40}).results, path("a.xlsx"));
    const std::string all = unzipped(path("a.xlsx"));
    EXPECT_THAT(all, testing::HasSubstr("$D$4:$D$13"));
    EXPECT_THAT(all, testing::HasSubstr("$D$24:$D$33"));
    EXPECT_THAT(all, testing::Not(testing::HasSubstr("$D$4:$D$33")));
}

} // namespace
} // namespace formradar::report
