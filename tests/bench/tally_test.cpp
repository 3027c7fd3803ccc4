// The statistics of the accuracy benchmark against values worked out elsewhere.
#include "bench/tally.hpp"

#include <gtest/gtest.h>

namespace formradar::bench {
namespace {

TEST(UpperBound, no_error_in_n_trials_is_three_in_n) {
    EXPECT_NEAR(upper_bound(0, 500'000), 3.0 / 500'000, 1e-8);
    EXPECT_NEAR(upper_bound(0, 100), 1 - std::pow(0.05, 0.01), 1e-9); // exact for none
}

TEST(UpperBound, with_errors_it_is_clopper_and_pearson_s) {
    EXPECT_NEAR(upper_bound(1, 100), 0.04656, 1e-5); // qbeta(0.95, 2, 99)
    EXPECT_NEAR(upper_bound(5, 50), 0.19884, 1e-4);  // qbeta(0.95, 6, 45)
    EXPECT_EQ(upper_bound(0, 0), 1);
}

TEST(Histogram, quantiles_are_upper_edges_of_steps) {
    Histogram histogram;
    for (int i = 0; i < 100; ++i) {
        histogram.add(i / 100.0);
    }
    EXPECT_NEAR(histogram.quantile(0.5), 0.491, 1e-9);
    EXPECT_NEAR(histogram.share_under(0.02), 0.02, 1e-9);
    EXPECT_EQ(histogram.all(), 100);
}

TEST(Counts, add_up) {
    Counts counts;
    counts.add(simulator::Outcome::right);
    counts.add(simulator::Outcome::doubt);
    counts += counts;
    EXPECT_EQ(counts.all(), 4);
    EXPECT_EQ(counts.doubt, 2);
}

} // namespace
} // namespace formradar::bench
