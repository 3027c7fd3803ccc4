// Every statistic a second time: from the text of scores.csv alone, by plain code that shares nothing with the first.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "formradar/report/csv.hpp"
#include "formradar/report/results_json.hpp"
#include "report/report_sample.hpp"

namespace formradar {
namespace {

struct Table {
    std::vector<std::vector<int>> scores; // by statement: the scores there are
    std::map<std::string, int> groups;
    int sheets = 0;
    int doubts = 0;
};

// The samples have no quoted cells.
Table read_csv(const std::string& csv, std::size_t statements) {
    Table table{std::vector<std::vector<int>>(statements), {}};
    std::istringstream lines(csv);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream cells(line);
        std::string cell;
        std::getline(cells, cell, ',');
        std::getline(cells, cell, ',');
        ++table.groups[cell];
        for (auto& scores : table.scores) {
            std::getline(cells, cell, ',');
            if (!cell.empty()) {
                scores.push_back(std::stoi(cell));
            }
        }
        std::getline(cells, cell, ',');
        table.doubts += std::stoi(cell);
        ++table.sheets;
    }
    return table;
}

// A pattern of which scores were given, like "01101", taken as text: agreement of one layer by van der Eijk's table of triples.
double layer(const std::string& pattern) {
    double one = 0, two = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t j = i + 1; j < 5; ++j) {
            for (std::size_t k = j + 1; k < 5; ++k) {
                const std::string triple{pattern[i], pattern[j], pattern[k]};
                one += triple == "110" || triple == "011" ? 1 : 0;
                two += triple == "101" ? 1 : 0;
            }
        }
    }
    const auto width = static_cast<double>(std::ranges::count(pattern, '1'));
    const double u = one + two == 0 ? 1 : (3 * one - 4 * two) / (3 * (one + two));
    return u * (1 - (width - 1) / 4);
}

// Row by row of the bar chart: at height h, which scores were given at least h times.
double agreement_by_rows(const std::vector<int>& scores) {
    double sum = 0;
    for (std::size_t height = 1; height <= scores.size(); ++height) {
        std::string pattern;
        for (int score = 1; score <= 5; ++score) {
            pattern += static_cast<std::size_t>(std::ranges::count(scores, score)) >= height ? '1' : '0';
        }
        if (pattern != "00000") {
            sum += layer(pattern) * static_cast<double>(std::ranges::count(pattern, '1'));
        }
    }
    return sum / static_cast<double>(scores.size());
}

void expect_same(const nlohmann::json& value, double expected) {
    ASSERT_TRUE(value.is_number());
    EXPECT_NEAR(value.get<double>(), expected, 0.00005001);
}

void check_statement(const nlohmann::json& statement, std::vector<int> scores, int sheets) {
    std::ranges::sort(scores);
    const std::size_t n = scores.size();
    ASSERT_EQ(statement["n"], n);
    EXPECT_EQ(statement["n"].get<int>() + statement["empty"].get<int>() + statement["waiting"].get<int>() +
                  statement["missing"].get<int>(),
              sheets);
    for (int score = 1; score <= 5; ++score) {
        EXPECT_EQ(statement["distribution"][static_cast<std::size_t>(score) - 1], std::ranges::count(scores, score));
    }
    if (n == 0) {
        for (const char* name : {"mean", "median", "sd", "lowest", "highest", "agreement"}) {
            EXPECT_TRUE(statement[name].is_null()) << name;
        }
        return;
    }
    double sum = 0;
    std::ranges::for_each(scores, [&](int score) { sum += score; });
    const double mean = sum / static_cast<double>(n);
    expect_same(statement["mean"], mean);
    expect_same(statement["median"], (scores[(n - 1) / 2] + scores[n / 2]) / 2.0);
    EXPECT_EQ(statement["lowest"], scores.front());
    EXPECT_EQ(statement["highest"], scores.back());
    if (n == 1) {
        EXPECT_TRUE(statement["sd"].is_null());
        return;
    }
    double squares = 0;
    std::ranges::for_each(scores, [&](int score) { squares += (score - mean) * (score - mean); });
    expect_same(statement["sd"], std::sqrt(squares / static_cast<double>(n - 1)));
    expect_same(statement["agreement"], agreement_by_rows(scores));
}

void check_session(const sample::Made& made) {
    const Table table = read_csv(scores_csv(made.results), made.results.statements.size());
    const auto json = nlohmann::json::parse(results_json(made.results));
    EXPECT_EQ(json["sheets"]["found"], table.sheets);
    EXPECT_EQ(json["waiting"], table.doubts);
    for (std::size_t i = 0; i < table.scores.size(); ++i) {
        SCOPED_TRACE("statement " + std::to_string(i + 1));
        check_statement(json["statements"][i], table.scores[i], table.sheets);
    }
    int shown = json["sheets"]["not_shown"].get<int>() + json["sheets"]["in_no_group"].get<int>();
    for (const auto& group : json["groups"]) {
        int sheets = 0;
        for (const auto& name : group["names"]) {
            sheets += table.groups.at(name.get<std::string>());
        }
        EXPECT_EQ(group["sheets"], sheets);
        shown += sheets;
    }
    EXPECT_EQ(shown, table.sheets);
}

TEST(numbers, of_200_random_sessions_follow_from_scores_csv) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        check_session(sample::made({.statements = 3 + seed % 20, .sheets = 1 + seed % 47, .seed = seed}));
    }
}

TEST(numbers, of_one_two_and_two_thousand_sheets_follow_from_scores_csv) {
    for (const std::size_t sheets : {1, 2, 2000}) {
        SCOPED_TRACE(sheets);
        check_session(sample::made({.sheets = sheets, .seed = 5}));
    }
}

TEST(numbers, of_equal_scores_and_of_none) {
    for (const int all : {1, 5}) {
        const sample::Made made = sample::made({.all = all});
        check_session(made);
        EXPECT_EQ(made.results.statements[0].scores.agreement, 1);
        EXPECT_EQ(made.results.statements[0].scores.sd, 0);
    }
    const sample::Made missing = sample::made({.all = -1});
    check_session(missing);
    EXPECT_EQ(missing.results.waiting(), 7 * 24);
}

} // namespace
} // namespace formradar
