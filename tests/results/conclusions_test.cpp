// Verdicts by their rules, and what is put on the agenda.
#include "formradar/results/conclusions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace formradar::results {
namespace {

using testing::ElementsAre;

Verdict of(const Counts& counts) {
    return verdict(statistics_of(counts));
}

TEST(verdict, follows_the_rules) {
    EXPECT_EQ(of({0, 0, 0, 0, 2}), Verdict::too_few);
    EXPECT_EQ(of({}), Verdict::too_few);
    EXPECT_EQ(of({0, 0, 1, 8, 3}), Verdict::together_high);
    EXPECT_EQ(of({4, 8, 1, 0, 0}), Verdict::together_low);
    EXPECT_EQ(of({0, 2, 9, 2, 0}), Verdict::together_middle);
    EXPECT_EQ(of({1, 4, 9, 7, 3}), Verdict::spread);
    EXPECT_EQ(of({5, 3, 1, 3, 5}), Verdict::divided);
    EXPECT_EQ(of({0, 4, 0, 4, 0}), Verdict::divided) << "two camps close to each other";
    EXPECT_EQ(of({3, 3, 3, 3, 3}), Verdict::divided);
}

TEST(verdict, what_is_exactly_at_a_limit_is_not_under_it) {
    // A is 0.2 by the rule of layers, and a little less in fractions of two.
    int found = 0;
    for (int i = 0; i < 7 * 7 * 7 * 7 * 7; ++i) {
        const Counts counts{i % 7, i / 7 % 7, i / 49 % 7, i / 343 % 7, i / 2401};
        const Statistics scores = statistics_of(counts);
        const bool camps = 10 * (counts[0] + counts[1]) >= 3 * scores.n && 10 * (counts[3] + counts[4]) >= 3 * scores.n;
        if (scores.n >= 3 && !camps && std::abs(*scores.agreement - 0.2) < 1e-9) {
            found += *scores.agreement < 0.2 ? 1 : 0;
            EXPECT_EQ(verdict(scores), Verdict::spread);
        }
    }
    EXPECT_GT(found, 0) << "nothing was tried";
}

Results results_of(const std::vector<Counts>& statements) {
    Results results;
    for (const Counts& counts : statements) {
        results.statements.push_back({.label = "", .text = "", .scores = statistics_of(counts)});
    }
    return results;
}

TEST(agenda, takes_the_lowest_and_then_the_most_divided_of_the_rest) {
    const Results results =
        results_of({{0, 0, 0, 2, 8}, {8, 2, 0, 0, 0}, {5, 0, 0, 0, 5}, {0, 5, 5, 0, 0}, {0, 0, 9, 1, 0}, {3, 0, 0, 0, 9}});
    EXPECT_EQ(agenda(results), (Agenda{{1, 3, 2}, {5}}));
}

TEST(agenda, passes_over_what_goes_well_and_what_few_answered) {
    EXPECT_EQ(agenda(results_of({{0, 0, 0, 2, 8}, {2, 0, 0, 0, 0}, {0, 0, 6, 4, 0}})), (Agenda{{2}, {}}));
    EXPECT_EQ(agenda(results_of({{0, 0, 0, 2, 8}, {0, 0, 0, 0, 9}})), (Agenda{{0}, {}}))
        << "something to talk about there is always";
    EXPECT_EQ(agenda(results_of({{}})), Agenda{});
}

TEST(gaps, put_the_statement_first_on_which_groups_differ_most) {
    Results results = results_of({{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}});
    const auto group = [](const std::vector<Counts>& counts) {
        GroupResult result{.names = {"g"}, .sheets = 3, .statements = {}};
        for (const Counts& each : counts) {
            result.statements.push_back(statistics_of(each));
        }
        return result;
    };
    results.groups = {group({{0, 3, 0, 0, 0}, {3, 0, 0, 0, 0}, {}}), group({{0, 0, 3, 0, 0}, {0, 0, 0, 0, 3}, {3, 0, 0, 0, 0}})};
    EXPECT_THAT(gaps_between_groups(results), ElementsAre(Gap{1, 0, 1, 4}, Gap{0, 0, 1, 1}));
}

} // namespace
} // namespace formradar::results
