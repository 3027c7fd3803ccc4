// Sheets that released versions printed are read as they were then: tests/kept/VERSION.
//
// expected.csv has a row a picture: a digit for a score, "empty", nothing for a statement of another page, and "waits:X" for what
// that version left to a person and X was meant; a later version may leave it, too, or read what was meant. So is what was called
// empty then in a picture that could not have shown a pale mark: fax-1-2.png, black and white, of a page without pale print.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "cli/filled.hpp"
#include "cli/program.hpp"
#include "formradar/core/text.hpp"
#include "support/reasons.hpp"

namespace formradar::cli {
namespace {

namespace fs = std::filesystem;

using Row = std::map<std::string, std::string, std::less<>>;

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    for (const auto cell : split(trimmed(line), ',')) {
        cells.emplace_back(cell);
    }
    return cells;
}

std::vector<Row> rows_of(const fs::path& table) {
    std::ifstream stream(table);
    std::string line;
    std::getline(stream, line);
    const auto columns = cells_of(line);
    std::vector<Row> rows;
    while (std::getline(stream, line)) {
        const auto cells = cells_of(line);
        Row row;
        for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
            row[columns[i]] = cells[i];
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string said_of(const record::Score& score) {
    if (score.needs_review || score.state == record::State::multiple || score.state == record::State::unclear) {
        return "waits";
    }
    return score.state == record::State::empty ? "empty" : std::to_string(*score.score);
}

bool is_as_then(const std::string& then, const std::string& now) {
    constexpr std::string_view waits = "waits:";
    return then == now || (then.starts_with(waits) && (now == "waits" || now == then.substr(waits.size())));
}

void expect_as_then(const record::Reading& now, const Row& then) {
    const auto& file = then.at("file");
    EXPECT_EQ(now.status, record::Status::read) << file << ": " << now.reason;
    EXPECT_EQ(now.sheet, then.at("sheet")) << file;
    EXPECT_EQ(std::to_string(now.page.value_or(0)), then.at("page")) << file;
    EXPECT_EQ(now.group, then.at("group")) << file;
    std::size_t expected = 0;
    for (const auto& [column, cell] : then) {
        expected += column.front() == 's' && column != "sheet" && !cell.empty() ? 1U : 0U;
    }
    EXPECT_EQ(now.scores.size(), expected) << file;
    for (const auto& score : now.scores) {
        const auto& cell = then.at("s" + std::to_string(score.statement));
        EXPECT_TRUE(is_as_then(cell, said_of(score))) << file << ", statement " << score.statement << ": then " << cell
                                                      << ", now " << said_of(score) << " (" << score.reason << ")";
    }
}

TEST(Kept, sheets_of_earlier_versions_are_read_as_they_were) {
    int versions = 0;
    for (const auto& folder : fs::directory_iterator(FORMRADAR_KEPT)) {
        ++versions;
        const Desk desk;
        fs::copy(folder.path(), desk / "kept", fs::copy_options::recursive);
        ASSERT_NE(desk.formradar({"process", "kept"}).exit_code, 1) << folder.path();
        const auto rows = rows_of(desk / "kept/expected.csv");
        const auto readings = readings_of(desk.lines("kept/readings.jsonl"));
        ASSERT_EQ(readings.size(), rows.size());
        ASSERT_GE(rows.size(), 10U);
        for (std::size_t i = 0; i < rows.size(); ++i) { // both are sorted by the pictures' names
            EXPECT_EQ(readings[i].source.path, "scans/" + rows[i].at("file"));
            expect_as_then(readings[i], rows[i]);
        }
    }
    EXPECT_GE(versions, 1);
}

} // namespace
} // namespace formradar::cli
