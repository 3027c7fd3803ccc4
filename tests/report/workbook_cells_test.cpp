// Workbooks as spreadsheets write them, and files that are none.
#include "formradar/report/workbook_cells.hpp"

#include <gmock/gmock.h>
#include <xlsxwriter.h>

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "formradar/core/causes.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::report {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

// `in_rows`: texts are in the cells themselves, else in a list that all sheets share.
std::string a_workbook(bool in_rows) {
    const auto path = std::filesystem::temp_directory_path() / ("formradar-cells-" + std::to_string(::getpid()) + ".xlsx");
    lxw_workbook_options options{};
    options.constant_memory = in_rows ? LXW_TRUE : LXW_FALSE;
    auto* book = ::workbook_new_opt(path.c_str(), &options);
    auto* first = ::workbook_add_worksheet(book, "Uitleg");
    auto* secret = ::workbook_add_worksheet(book, "Oud");
    auto* scores = ::workbook_add_worksheet(book, "Scores & meer");
    ::worksheet_write_string(first, 0, 0, "Lees mij", nullptr);
    ::worksheet_hide(secret);
    ::worksheet_write_string(secret, 0, 0, "weg", nullptr);
    ::worksheet_write_string(scores, 1, 1, "Één <label>", nullptr);
    ::worksheet_write_number(scores, 1, 27, 4, nullptr);
    ::worksheet_write_number(scores, 3, 1, 2.5, nullptr);
    ::worksheet_write_formula_num(scores, 3, 2, "=1+2", nullptr, 3);
    ::workbook_close(book);
    std::ifstream stream(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    std::filesystem::remove(path);
    return bytes;
}

TEST(WorkbookCells, cells_are_where_the_spreadsheet_shows_them) {
    for (const bool in_rows : {false, true}) {
        const auto sheets = workbook_cells(a_workbook(in_rows));
        ASSERT_TRUE(sheets) << record::words_of(sheets.error());
        ASSERT_THAT(*sheets, SizeIs(2));
        EXPECT_EQ((*sheets)[0].name, "Uitleg");
        EXPECT_EQ((*sheets)[1].name, "Scores & meer");
        const auto& rows = (*sheets)[1].rows;
        ASSERT_THAT(rows, SizeIs(2));
        EXPECT_EQ(rows[0].number, 2U);
        EXPECT_EQ(rows[0].cells.at(1), "Één <label>");
        EXPECT_EQ(rows[0].cells.at(27), "4");
        EXPECT_EQ(rows[0].cells.at(0), "");
        EXPECT_EQ(rows[1].number, 4U);
        EXPECT_THAT(rows[1].cells, ElementsAre("", "2.5", "3"));
    }
}

TEST(WorkbookCells, a_file_cut_short_at_any_place_is_said_and_nothing_worse) {
    const auto whole = a_workbook(false);
    for (std::size_t length = 0; length < whole.size(); length += 97) {
        EXPECT_FALSE(workbook_cells(whole.substr(0, length))) << length;
    }
}

TEST(WorkbookCells, damage_anywhere_gives_cells_or_a_reason) {
    const auto whole = a_workbook(false);
    for (std::size_t at = 0; at < whole.size(); at += 13) {
        auto broken = whole;
        broken[at] = static_cast<char>(~broken[at]);
        const auto sheets = workbook_cells(broken);
        EXPECT_TRUE(sheets || !sheets.error().empty());
    }
    EXPECT_EQ(workbook_cells("PK\3\4").error().cause, Cause::workbook_damaged);
}

} // namespace
} // namespace formradar::report
