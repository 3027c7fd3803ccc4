#include "formradar/core/quantile.hpp"

#include <gtest/gtest.h>

namespace formradar {
namespace {

TEST(Quantile, is_the_value_that_a_share_lies_below) {
    std::vector<int> values{50, 10, 40, 20, 30};
    EXPECT_EQ(quantile(values, 0), 10);
    EXPECT_EQ(quantile(values, 0.4), 30);
    EXPECT_EQ(quantile(values, 0.99), 50);
    EXPECT_EQ(quantile(values, 1), 50);
}

TEST(Quantile, of_nothing_is_zero) {
    std::vector<double> none;
    EXPECT_EQ(quantile(none, 0.5), 0);
    EXPECT_EQ(median(none), 0);
}

TEST(Median, is_the_upper_of_the_middle_two) {
    EXPECT_EQ(median(std::vector<double>{4, 1, 3, 2}), 3);
    EXPECT_EQ(median(std::vector<double>{7}), 7);
}

} // namespace
} // namespace formradar
