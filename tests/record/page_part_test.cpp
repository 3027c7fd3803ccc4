// Parts of a page as the numbers that the ledger and addresses have.
#include "formradar/record/page_part.hpp"

#include <gtest/gtest.h>

namespace formradar::record {
namespace {

TEST(page_part, has_a_number_that_stands_for_it_alone) {
    EXPECT_EQ(part_number(the_page), 0);
    EXPECT_EQ(part_number(the_groups), -1);
    EXPECT_EQ(part_number(statement_row(60)), 60);
    for (int number = -1; number <= 60; ++number) {
        const auto part = page_part(number);
        ASSERT_TRUE(part) << number;
        EXPECT_EQ(part_number(*part), number);
    }
}

TEST(page_part, other_numbers_are_of_none) {
    for (const std::int64_t number : {std::int64_t{-2}, std::int64_t{61}, std::int64_t{1} << 40}) {
        EXPECT_FALSE(page_part(number)) << number;
    }
}

} // namespace
} // namespace formradar::record
