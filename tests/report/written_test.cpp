// An attack on the files as they are written: what results.json, the workbook, results.html, the charts and scores.csv say is
// read back, added and subtracted. Nothing of it may be about one or two people.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "formradar/core/text.hpp"
#include "formradar/draw/svg.hpp"
#include "formradar/form/words.hpp"
#include "formradar/report/csv.hpp"
#include "formradar/report/results_html.hpp"
#include "formradar/report/results_json.hpp"
#include "formradar/report/results_pages.hpp"
#include "formradar/report/xlsx.hpp"
#include "report/zip_parts.hpp"
#include "results/random_session.hpp"

namespace formradar::report {
namespace {

using testing::HasSubstr;
using testing::Not;

// What a file says of a statement: how many scores its total is of, and each group's; 0 where it says nothing of a group.
struct Facts {
    int total = 0;
    std::vector<int> groups;
    bool operator==(const Facts&) const = default;
};

// Every sum and difference of the total and sets of groups: whether one is about one or two people.
bool finds_somebody(const Facts& facts) {
    for (std::size_t set = 0; set < std::size_t{1} << facts.groups.size(); ++set) {
        int inside = 0;
        for (std::size_t g = 0; g < facts.groups.size(); ++g) {
            inside += (set >> g & 1U) != 0 ? facts.groups[g] : 0;
        }
        const int rest = facts.total - inside;
        if (inside == 1 || inside == 2 || (inside != 0 && (rest == 1 || rest == 2))) {
            return true;
        }
    }
    return false;
}

std::vector<Facts> facts_in_json(const std::string& text) {
    const auto json = nlohmann::json::parse(text);
    std::vector<Facts> all;
    for (std::size_t i = 0; i < json["statements"].size(); ++i) {
        Facts facts{.total = json["statements"][i]["n"].get<int>(), .groups = {}};
        for (const auto& group : json["groups"]) {
            const auto& of = group["statements"][i];
            const bool said = !of["mean"].is_null() || !of["distribution"].is_null();
            facts.groups.push_back(said ? of["n"].get<int>() : 0);
        }
        all.push_back(facts);
    }
    return all;
}

std::string between(std::string_view text, std::string_view from, std::string_view to, std::size_t& at) {
    const auto first = text.find(from, at);
    const auto last = first == std::string_view::npos ? first : text.find(to, first + from.size());
    if (last == std::string_view::npos) {
        at = std::string_view::npos;
        return {};
    }
    at = last + to.size();
    return std::string(text.substr(first + from.size(), last - first - from.size()));
}

// Which groups have a mean, by statement: the table of groups.
std::vector<std::vector<bool>> means_in_html(const std::string& html, const form::ReportWords& words) {
    std::vector<std::vector<bool>> rows;
    std::size_t at = html.find("<caption>" + std::string(words.groups.lead));
    if (at == std::string::npos) {
        return rows;
    }
    const std::string body = between(html, "<tbody>", "</tbody>", at);
    for (std::size_t row_at = 0;;) {
        const std::string row = between(body, "<tr>", "</tr>", row_at);
        if (row_at == std::string::npos) {
            return rows;
        }
        rows.emplace_back();
        for (std::size_t cell_at = 0;;) {
            const std::string cell = between(row, "<td>", "</td>", cell_at);
            if (cell_at == std::string::npos) {
                break;
            }
            rows.back().push_back(cell != "–");
        }
        rows.back().pop_back(); // of all
    }
}

class written : public testing::Test {
protected:
    written() { std::filesystem::create_directories(folder_); }
    ~written() override { std::filesystem::remove_all(folder_); }

    // Every part of the workbook, by name.
    [[nodiscard]] std::map<std::string, std::string> workbook(const results::Results& results) const {
        const auto path = folder_ / "a.xlsx";
        write_xlsx(results, path.string());
        std::ifstream file(path, std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        const std::string zip = text.str();
        const auto list = zip_parts(zip);
        std::map<std::string, std::string> parts;
        if (list) {
            for (const ZipPart& part : *list) {
                const auto bytes = unpacked(zip, part, std::size_t{1} << 26);
                parts[part.name] = bytes ? *bytes : "";
            }
        }
        return parts;
    }

private:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("formradar-written-" + std::to_string(getpid()));
};

// The cells of a page with their numbers (texts are numbers in the list of texts): "B7" is 3.
std::map<std::string, std::string> cells_of(const std::string& page) {
    std::map<std::string, std::string> cells;
    for (std::size_t at = 0;;) {
        const std::string cell = between(page, "<c r=\"", "</c>", at);
        if (at == std::string::npos) {
            return cells;
        }
        std::size_t value_at = 0;
        const std::string value = between(cell, "<v>", "</v>", value_at);
        cells[cell.substr(0, cell.find('"'))] = value;
    }
}

// The page of groups has means, then n, then sums, each of so many rows: all that it says of a group.
std::vector<Facts> facts_in_groups_page(const std::string& page, std::size_t statements, std::size_t groups, std::size_t first) {
    auto cells = cells_of(page);
    std::vector<Facts> all;
    for (std::size_t i = 0; i < statements; ++i) {
        Facts facts;
        for (std::size_t g = 0; g < groups; ++g) {
            const std::string column(1, static_cast<char>('B' + g));
            const std::string n = cells[column + std::to_string(first + statements + 2 + i)];
            const std::string sum = cells[column + std::to_string(first + 2 * (statements + 2) + i)];
            facts.groups.push_back(n.empty() ? -1 : std::stoi(n));
            EXPECT_EQ(n == "0", sum == "0") << "a sum of nobody";
        }
        all.push_back(facts);
    }
    return all;
}

// Rows of scores.csv by the group they name; "" without.
std::map<std::string, int> rows_by_group(const std::string& csv) {
    std::map<std::string, int> rows;
    bool head = true;
    for (const std::string_view line : split(csv, '\n')) {
        if (!head && !trimmed(line).empty()) {
            ++rows[std::string(split(line, ',').at(1))];
        }
        head = false;
    }
    return rows;
}

TEST_F(written, files_of_300_random_sessions_give_nobody_away) {
    int facts_told = 0, workbooks = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const results::Results results = sample::random_session(seed).results();
        if (results.sheets.empty()) {
            continue;
        }
        const auto json = facts_in_json(results_json(results));
        for (const Facts& facts : json) {
            EXPECT_FALSE(finds_somebody(facts));
            facts_told += static_cast<int>(std::ranges::count_if(facts.groups, [](int n) { return n > 0; }));
        }
        const std::string html = results_html({.results = &results, .account = {}});
        const auto shown = means_in_html(html, form::words_of(results.form.language).report);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            ASSERT_EQ(shown[i].size(), results.groups.size());
            for (std::size_t g = 0; g < results.groups.size(); ++g) {
                EXPECT_EQ(shown[i][g], json[i].groups[g] > 0) << "results.html says more than results.json";
            }
        }
        const auto csv = rows_by_group(scores_csv(results));
        for (const auto& [name, rows] : csv) {
            EXPECT_TRUE(rows >= 3 || (name.empty() && csv.size() == 1)) << rows << " rows of \"" << name << "\"";
            for (const auto& group : results.groups) { // what rows name may not be taken away from groups put together
                const bool inside = std::ranges::find(group.names, name) != group.names.end();
                EXPECT_FALSE(inside && (group.names.size() > 1 || group.without_group > 0)) << name;
            }
        }
        if (results.groups.size() < 2 || seed % 4 != 0) {
            continue;
        }
        const auto parts = workbook(results);
        ++workbooks;
        constexpr std::size_t first_row = 4; // of the means, as the sheet counts
        const auto told = facts_in_groups_page(parts.at("xl/worksheets/sheet2.xml"), results.statements.size(),
                                               results.groups.size(), first_row);
        for (std::size_t i = 0; i < told.size(); ++i) {
            EXPECT_EQ(told[i].groups, json[i].groups) << "the workbook says more than results.json, statement " << i + 1;
        }
    }
    EXPECT_GT(facts_told, 1000);
    EXPECT_GT(workbooks, 20);
}

TEST_F(written, the_attack_finds_somebody_in_files_that_show_small_groups) {
    int found = 0;
    for (unsigned seed = 0; seed < 100; ++seed) {
        sample::Random made = sample::random_session(seed);
        made.small_groups = results::SmallGroups::show;
        const std::string json = results_json(made.results());
        const bool somebody = std::ranges::any_of(facts_in_json(json), finds_somebody);
        found += somebody ? 1 : 0;
        EXPECT_FALSE(somebody && nlohmann::json::parse(json)["protects_people"].get<bool>()) << "seed " << seed;
    }
    EXPECT_GT(found, 20) << "an attack that finds nobody proves nothing";
}

// Of a single sheet only scores.csv speaks; and a chart of all names no group.
TEST_F(written, no_file_but_the_rows_speaks_of_a_sheet) {
    for (const unsigned seed : {5U, 12U, 20U, 23U, 36U, 47U}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        sample::Random made = sample::random_session(seed);
        int number = 0;
        for (record::Reading& reading : made.readings) {
            reading.sheet = reading.sheet.empty() ? "" : "ZQ" + std::to_string(100 + number++);
        }
        const results::Results results = made.results();
        if (results.sheets.empty()) {
            continue;
        }
        EXPECT_THAT(scores_csv(results), HasSubstr("ZQ1"));
        std::map<std::string, std::string> files = workbook(results);
        files["results.json"] = results_json(results);
        files["results.html"] = results_html({.results = &results, .account = {}});
        const std::string chart = draw::render_svg(draw_chart(results), {.title = "t", .description = describe_chart(results)});
        files["results.svg"] = chart;
        for (const auto& [name, text] : files) {
            EXPECT_THAT(text, Not(HasSubstr("ZQ1"))) << name;
            EXPECT_THAT(text, Not(HasSubstr("scans/1"))) << name;
        }
        for (const std::string& group : results.form.groups) {
            EXPECT_THAT(chart, Not(HasSubstr(">" + group)));
        }
    }
}

} // namespace
} // namespace formradar::report
