// The permutation test, against dealing out by hand.
#include "formradar/results/chance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace formradar::results {
namespace {

std::vector<int> scores_of(const Counts& counts) {
    std::vector<int> scores;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        scores.insert(scores.end(), static_cast<std::size_t>(counts.at(i)), static_cast<int>(i) + 1);
    }
    return scores;
}

// Every way to mark some of all scores as the first group.
double by_hand(const Counts& a, const Counts& b) {
    std::vector<int> all = scores_of(a);
    const std::size_t first = all.size();
    const std::vector<int> second = scores_of(b);
    all.insert(all.end(), second.begin(), second.end());
    const auto distance = [&](const std::vector<bool>& taken) {
        double one = 0, other = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            (taken[i] ? one : other) += all[i];
        }
        return std::abs(one / static_cast<double>(first) - other / static_cast<double>(all.size() - first));
    };
    std::vector<bool> taken(all.size(), false);
    std::fill_n(taken.begin(), first, true);
    const double seen = distance(taken);
    int far = 0, every = 0;
    do {
        ++every;
        far += distance(taken) >= seen - 1e-9 ? 1 : 0;
    } while (std::prev_permutation(taken.begin(), taken.end()));
    return static_cast<double>(far) / every;
}

TEST(chance, of_small_groups_is_exact) {
    EXPECT_NEAR(chance_of_difference({3, 0, 0, 0, 0}, {0, 0, 0, 0, 3}), 0.1, 1e-12)
        << "2 of 20: three against three is never clear";
    EXPECT_NEAR(chance_of_difference({4, 0, 0, 0, 0}, {0, 0, 0, 0, 4}), 2.0 / 70, 1e-12);
    EXPECT_NEAR(chance_of_difference({0, 0, 3, 0, 0}, {0, 0, 5, 0, 0}), 1, 1e-12);
    std::mt19937 random(5);
    for (int trial = 0; trial < 60; ++trial) {
        Counts a{}, b{};
        for (int i = 0; i < 3 + trial % 5; ++i) {
            ++a.at(random() % 5);
            ++b.at(random() % 5);
        }
        ++b.at(random() % 5);
        EXPECT_NEAR(chance_of_difference(a, b), by_hand(a, b), 1e-9);
        EXPECT_NEAR(chance_of_difference(b, a), by_hand(a, b), 1e-9);
    }
}

TEST(chance, of_large_groups_is_near_the_exact_one) {
    EXPECT_NEAR(chance_of_difference({5, 8, 9, 6, 2}, {3, 6, 9, 8, 4}), chance_of_difference({5, 8, 9, 6, 2}, {3, 6, 9, 8, 5}),
                0.1)
        << "60 scores are dealt out, 61 are not";
    EXPECT_LT(chance_of_difference({0, 100, 50, 0, 0}, {0, 0, 50, 100, 0}), 1e-9);
    EXPECT_EQ(chance_of_difference({0, 0, 100, 0, 0}, {0, 0, 50, 0, 0}), 1);
}

TEST(chance, of_nobody_says_nothing) {
    EXPECT_EQ(chance_of_difference({}, {1, 2, 0, 0, 0}), 1);
    EXPECT_EQ(chance_of_difference({}, {}), 1);
}

} // namespace
} // namespace formradar::results
