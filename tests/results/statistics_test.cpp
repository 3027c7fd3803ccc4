// Statistics against tables made by hand and against plain code that works on the scores one by one.
#include "formradar/results/statistics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace formradar::results {
namespace {

TEST(statistics, of_a_table_made_by_hand) {
    const Statistics result = statistics_of({1, 2, 0, 4, 3});
    EXPECT_EQ(result.n, 10);
    EXPECT_DOUBLE_EQ(*result.mean, 3.6);
    EXPECT_DOUBLE_EQ(*result.median, 4);
    EXPECT_NEAR(*result.sd, 1.4298407059684812, 1e-12);
    EXPECT_EQ(*result.lowest, 1);
    EXPECT_EQ(*result.highest, 5);
}

TEST(statistics, of_no_scores_have_no_values) {
    EXPECT_EQ(statistics_of({}), Statistics{});
}

TEST(statistics, of_one_score_have_no_spread) {
    const Statistics result = statistics_of({0, 0, 0, 1, 0});
    EXPECT_EQ(result.mean, 4);
    EXPECT_EQ(result.median, 4);
    EXPECT_FALSE(result.sd);
    EXPECT_FALSE(result.agreement);
}

TEST(statistics, the_median_of_two_scores_lies_between_them) {
    EXPECT_EQ(statistics_of({0, 1, 0, 0, 1}).median, 3.5);
}

struct Known {
    Counts counts;
    double a;
};

// Worked out with pen and paper by the definition in the paper: layers, unimodality, concentration.
TEST(agreement, of_distributions_worked_out_by_hand) {
    for (const auto& [counts, a] : {
             Known{{7, 0, 0, 0, 0}, 1},
             Known{{0, 0, 3, 0, 0}, 1},
             Known{{4, 4, 4, 4, 4}, 0},
             Known{{5, 0, 0, 0, 5}, -1},
             Known{{0, 6, 6, 0, 0}, 0.75},
             Known{{0, 2, 2, 2, 0}, 0.5},
             Known{{1, 1, 1, 1, 0}, 0.25},
             Known{{3, 0, 3, 0, 0}, 1.0 / 6},   // triples: 2 of one top, 1 of two: U = (6 - 4) / 9, times 0.75
             Known{{1, 4, 9, 7, 3}, 10.0 / 24}, // layers 5*1*0 + 4*2*.25 + 3*1*.5 + 2*3*.75 + 1*2*1
             Known{{2, 0, 0, 0, 8}, (4 * -1.0 + 6) / 10},
             Known{{1, 0, 1, 0, 1}, -5.0 / 18}, // triples 4 (with 2 or 4 in the middle none) of one top, 4 of two
             Known{{3, 3}, 0},
             Known{{3, 1}, 0.5},
             Known{{2, 0, 2}, -1}, // scales of other steps
             Known{{5, 0, 0, 5}, -1},
             Known{{0, 1, 1, 0}, 2.0 / 3},
             Known{{4, 0, 0, 0, 0, 0, 4}, -1},
             Known{{0, 0, 2, 2, 2, 0, 0}, 2.0 / 3},
             Known{{1, 1, 1, 1, 1, 1, 1}, 0},
         }) {
        EXPECT_NEAR(agreement(counts), a, 1e-12) << ::testing::PrintToString(std::vector(counts.begin(), counts.end()));
    }
}

TEST(agreement, is_the_same_from_either_end_and_for_a_crowd_twice_as_large) {
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        Counts counts{};
        std::ranges::generate(counts, [&] { return static_cast<int>(random() % 9); });
        counts[round % 5] += 1;
        Counts mirrored = counts;
        std::ranges::reverse(mirrored);
        Counts twice = counts;
        std::ranges::for_each(twice, [](int& count) { count *= 2; });
        const double a = agreement(counts);
        EXPECT_NEAR(a, agreement(mirrored), 1e-12);
        EXPECT_NEAR(a, agreement(twice), 1e-12);
        EXPECT_GE(a, -1);
        EXPECT_LE(a, 1);
    }
}

std::vector<double> one_by_one(const Counts& counts) {
    std::vector<double> scores;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        scores.insert(scores.end(), static_cast<std::size_t>(counts.at(i)), static_cast<double>(i + 1));
    }
    return scores;
}

TEST(statistics, agree_with_plain_code_over_random_scores) {
    std::mt19937 random(11);
    for (int round = 0; round < 500; ++round) {
        Counts counts{};
        std::ranges::generate(counts, [&] { return static_cast<int>(random() % (1 + round % 40)); });
        counts[round % 5] += 2;
        const std::vector<double> scores = one_by_one(counts);
        const Statistics result = statistics_of(counts);
        double sum = 0;
        for (const double score : scores) {
            sum += score;
        }
        const double mean = sum / static_cast<double>(scores.size());
        double squares = 0;
        for (const double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        const std::size_t middle = scores.size() / 2;
        EXPECT_EQ(result.n, static_cast<int>(scores.size()));
        EXPECT_NEAR(*result.mean, mean, 1e-12);
        EXPECT_NEAR(*result.sd, std::sqrt(squares / static_cast<double>(scores.size() - 1)), 1e-12);
        EXPECT_EQ(*result.median, scores.size() % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2);
        EXPECT_EQ(*result.lowest, scores.front());
        EXPECT_EQ(*result.highest, scores.back());
    }
}

} // namespace
} // namespace formradar::results
