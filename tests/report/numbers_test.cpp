// Every number that is shown, a second time: from the text of scores.csv alone, in all the places where it is shown.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

#include "formradar/core/text.hpp"
#include "formradar/report/csv.hpp"
#include "formradar/report/results_json.hpp"
#include "formradar/report/results_pages.hpp"
#include "formradar/results/statistics.hpp"
#include "report/numbers_again.hpp"
#include "report/report_sample.hpp"

namespace formradar::report {
namespace {

using again::Scores;
using again::Table;

void expect_same(const nlohmann::json& value, double expected) {
    ASSERT_TRUE(value.is_number());
    EXPECT_NEAR(value.get<double>(), expected, 0.00005001);
}

// Fewer scores than `least` are shown as none.
void check_statistics(const nlohmann::json& shown, Scores scores, std::size_t least) {
    if (scores.size() < least) {
        scores.clear();
    }
    const std::size_t n = scores.size();
    ASSERT_EQ(shown["n"], n);
    for (int score = 1; score <= 5; ++score) {
        EXPECT_EQ(shown["distribution"][static_cast<std::size_t>(score) - 1], std::ranges::count(scores, score));
    }
    if (n == 0) {
        for (const char* name : {"mean", "median", "sd", "lowest", "highest", "agreement"}) {
            EXPECT_TRUE(shown[name].is_null()) << name;
        }
        return;
    }
    expect_same(shown["mean"], again::mean(scores));
    expect_same(shown["median"], again::median(scores));
    EXPECT_EQ(shown["lowest"], std::ranges::min(scores));
    EXPECT_EQ(shown["highest"], std::ranges::max(scores));
    if (n == 1) {
        EXPECT_TRUE(shown["sd"].is_null());
        EXPECT_TRUE(shown["agreement"].is_null());
        return;
    }
    expect_same(shown["sd"], again::sd(scores));
    expect_same(shown["agreement"], again::agreement(scores));
}

// What the chart's bands are drawn from.
void check_quantiles(const results::Counts& counts, const Scores& scores) {
    for (const double share : {0.1, 0.25, 0.75, 0.9}) {
        ASSERT_EQ(results::quantile(counts, share).has_value(), !scores.empty());
        if (!scores.empty()) {
            EXPECT_NEAR(*results::quantile(counts, share), again::quantile(scores, share), 1e-9) << share;
        }
    }
}

// Leaving out each score by hand.
void check_firmness(const nlohmann::json& statement, const Scores& scores) {
    EXPECT_EQ(statement["firm"], statement["hangs_on"] == 0);
    ASSERT_EQ(statement["range"].is_null(), scores.size() < 2);
    double lowest = 6, highest = 0;
    for (std::size_t i = 0; i < scores.size() && scores.size() > 1; ++i) {
        Scores without = scores;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        lowest = std::min(lowest, again::mean(without));
        highest = std::max(highest, again::mean(without));
    }
    if (scores.size() > 1) {
        expect_same(statement["range"][0], lowest);
        expect_same(statement["range"][1], highest);
    }
}

void check_statements(const nlohmann::json& json, const Table& table, const results::Results& results) {
    for (std::size_t i = 0; i < table.scores.size(); ++i) {
        SCOPED_TRACE("statement " + std::to_string(i + 1));
        const auto& statement = json["statements"][i];
        check_statistics(statement, table.scores[i], 1);
        check_quantiles(results.statements[i].scores.counts, table.scores[i]);
        const int undecided = statement["waiting"].get<int>() + statement["missing"].get<int>();
        if (undecided <= 4) { // 2,401 ways
            EXPECT_EQ(statement["verdict"], again::verdict(table.scores[i], statement["empty"].get<int>(), undecided));
        }
        check_firmness(statement, table.scores[i]);
        EXPECT_EQ(statement["n"].get<int>() + statement["empty"].get<int>() + statement["waiting"].get<int>() +
                      statement["missing"].get<int>(),
                  table.sheets);
    }
}

void check_orders(const nlohmann::json& json, const Table& table) {
    const auto check = [&](const char* name, std::size_t least, auto measure) {
        std::vector<double> values;
        for (const auto& number : json[name]) {
            values.push_back(measure(table.scores[number.get<std::size_t>() - 1]));
        }
        const auto enough = [&](const Scores& scores) { return scores.size() >= least; };
        EXPECT_EQ(std::ssize(values), std::ranges::count_if(table.scores, enough)) << name;
        for (std::size_t i = 1; i < values.size(); ++i) {
            EXPECT_LE(values[i - 1], values[i] + 1e-9) << name;
        }
    };
    check("lowest_first", 1, again::mean);
    check("most_divided_first", 2, again::agreement);
}

// Rows of the group itself and, of sheets without one, the rest of the table: these are put together where they are few.
void check_groups(const nlohmann::json& json, const results::Results& results) {
    int shown = json["sheets"]["not_shown"].get<int>() + json["sheets"]["in_no_group"].get<int>();
    for (const auto& group : json["groups"]) {
        int sheets = 0;
        const auto names = group["names"].get<std::vector<std::string>>();
        std::vector<Scores> scores(results.statements.size());
        for (const results::SheetResult& sheet : results.sheets) {
            const bool named = std::ranges::find(names, sheet.group) != names.end();
            if (named || (sheet.group.empty() && group["without_group"] > 0)) {
                ++sheets;
                for (std::size_t i = 0; i < scores.size(); ++i) {
                    if (sheet.cells[i].kind == results::Cell::scored) {
                        scores[i].push_back(sheet.cells[i].score);
                    }
                }
            }
        }
        EXPECT_EQ(group["sheets"], sheets);
        EXPECT_GE(sheets, 3) << "somebody could be recognised";
        for (std::size_t i = 0; i < scores.size(); ++i) {
            SCOPED_TRACE("statement " + std::to_string(i + 1) + " in " + group["names"].dump());
            const auto& of_group = group["statements"][i];
            if (of_group["n"] != 0 && of_group["distribution"].is_null()) {
                EXPECT_EQ(of_group["n"], scores[i].size());
                expect_same(of_group["mean"], again::mean(scores[i]));
            } else if (of_group["n"] != 0) {
                EXPECT_GE(of_group["n"], 3);
                check_statistics(of_group, scores[i], 3);
            }
        }
        shown += sheets;
    }
    EXPECT_EQ(shown, std::ssize(results.sheets));
}

// All text of the pages in the order in which it is drawn.
std::vector<std::string> texts_of(const draw::Document& document) {
    std::vector<std::string> all;
    for (const auto& leaf : document.leaves) {
        for (const draw::Shape& shape : leaf.drawing.shapes) {
            if (const auto* text = std::get_if<draw::Text>(&shape)) {
                all.push_back(text->text);
            }
        }
    }
    return all;
}

// A number as the Dutch pages print it must be the value to as many digits as it shows.
void expect_printed(std::string text, double value) {
    if (text.starts_with("–")) {
        text.replace(0, std::string("–").size(), "-");
    }
    const auto comma = text.find(',');
    const double unit = comma == std::string::npos ? 1 : std::pow(10, -static_cast<double>(text.size() - comma - 1));
    std::ranges::replace(text, ',', '.');
    ASSERT_TRUE(parse_number(text)) << text;
    EXPECT_NEAR(*parse_number(text), value, unit / 2 + 1e-9);
}

// The row of a statement: n, mean, median, spread, range, agreement, one after the other.
void check_row(std::span<const std::string> cells, const Scores& scores) {
    EXPECT_EQ(cells[0], std::to_string(scores.size()));
    if (scores.size() < 2) {
        EXPECT_EQ(cells[3], "–");
        EXPECT_EQ(cells[5], "–");
        return;
    }
    expect_printed(cells[1], again::mean(scores));
    expect_printed(cells[2], again::median(scores));
    expect_printed(cells[3], again::sd(scores));
    EXPECT_EQ(cells[4], std::to_string(std::ranges::min(scores)) + "–" + std::to_string(std::ranges::max(scores)));
    expect_printed(cells[5], again::agreement(scores));
}

void check_pages(const results::Results& results, const Table& table) {
    const std::vector<std::string> texts = texts_of(draw_report({.results = &results, .account = {}}));
    auto from = std::ranges::find(texts, std::string("Verdeling"));
    for (std::size_t i = 0; i < table.scores.size(); ++i) {
        SCOPED_TRACE("statement " + std::to_string(i + 1));
        from = std::find(from, texts.end(), std::to_string(i + 1) + ". " + results.statements[i].label);
        ASSERT_NE(from, texts.end());
        // Bars are drawn from 1 to 5, so the first "5" that the row of numbers follows is the digit under the last one.
        auto at = std::find(from, texts.end(), "5");
        while (at != texts.end() && *(at + 1) != std::to_string(table.scores[i].size())) {
            at = std::find(at + 1, texts.end(), "5");
        }
        ASSERT_GT(texts.end() - at, 7);
        check_row(std::span(texts).subspan(static_cast<std::size_t>(at + 1 - texts.begin()), 6), table.scores[i]);
    }
}

void check_session(const sample::Made& made) {
    const Table table = again::read_csv(scores_csv(made.results), made.results.statements.size());
    const auto json = nlohmann::json::parse(results_json(made.results));
    EXPECT_EQ(json["sheets"]["found"], table.sheets);
    EXPECT_EQ(json["waiting"], table.doubts);
    check_statements(json, table, made.results);
    check_orders(json, table);
    check_groups(json, made.results);
    check_pages(made.results, table);
}

std::string change_again(const Scores& then, const Scores& now) {
    const double difference = again::mean(now) - again::mean(then);
    if (then.size() < 5 || now.size() < 5) {
        return "too_few";
    }
    if (std::abs(difference) < 0.25 - 1e-9) {
        return "same";
    }
    // Dealt out at random 4,000 times: near 1 of 20 this cannot tell, and says so.
    Scores all = then;
    all.insert(all.end(), now.begin(), now.end());
    std::mt19937 random(1);
    int far = 0;
    for (int deal = 0; deal < 4000; ++deal) {
        std::ranges::shuffle(all, random);
        const Scores one(all.begin(), all.begin() + std::ssize(then)), other(all.begin() + std::ssize(then), all.end());
        far += std::abs(again::mean(other) - again::mean(one)) >= std::abs(difference) - 1e-9 ? 1 : 0;
    }
    const bool clear = std::abs(difference) >= 0.5 - 1e-9;
    if (clear && far > 120 && far < 290) {
        return "near the limit";
    }
    return !clear || far >= 200 ? "slight" : difference > 0 ? "higher" : "lower";
}

void check_comparison(const sample::Made& before, const sample::Made& after) {
    const std::size_t statements = after.results.statements.size();
    const Table then = again::read_csv(scores_csv(before.results), statements);
    const Table now = again::read_csv(scores_csv(after.results), statements);
    const results::Comparison comparison = results::compare(before.results, after.results);
    const auto json = nlohmann::json::parse(results_json(after.results, &comparison))["comparison"];
    EXPECT_EQ(json["changes"].size() + json["unmatched"].size(), statements);
    for (const auto& change : json["changes"]) {
        const Scores& scores_then = then.scores[change["earlier_statement"].get<std::size_t>() - 1];
        const Scores& scores_now = now.scores[change["statement"].get<std::size_t>() - 1];
        EXPECT_EQ(change["n_before"], scores_then.size());
        EXPECT_EQ(change["n_after"], scores_now.size());
        expect_same(change["mean_before"], again::mean(scores_then));
        expect_same(change["mean_after"], again::mean(scores_now));
        expect_same(change["difference"], again::mean(scores_now) - again::mean(scores_then));
        const std::string expected = change_again(scores_then, scores_now);
        EXPECT_TRUE(change["change"] == expected || change["change"] == "undecided" || expected == "near the limit")
            << change["change"] << " " << expected;
    }
}

TEST(numbers, of_200_random_sessions_follow_from_scores_csv) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        check_session(sample::made({.statements = 3 + seed % 20, .sheets = 1 + seed % 47, .seed = seed}));
    }
}

TEST(numbers, of_changes_between_200_random_sessions_follow_from_both_tables) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const std::size_t statements = 3 + seed % 20;
        check_comparison(sample::made({.statements = statements, .sheets = 1 + seed % 31, .seed = seed + 7}),
                         sample::made({.statements = statements, .sheets = 1 + seed % 47, .seed = seed}));
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
} // namespace formradar::report
