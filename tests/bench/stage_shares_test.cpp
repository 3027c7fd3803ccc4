#include "bench/stage_shares.hpp"

#include <gtest/gtest.h>

namespace formradar::bench {
namespace {

constexpr const char* told =
    "This run: 24 pages in 1.20 s, 20.0 a second\n"
    "  reading them                              1.100 s\n"
    "  memory at most, without workers              21 MB\n"
    "Its workers, CPU time a page:\n"
    "  opening and hashing                        0.50 ms\n"
    "  decoding                                   9.50 ms\n";

TEST(StageShares, are_the_lines_in_milliseconds) {
    const auto stages = stages_told(told);
    ASSERT_EQ(stages.size(), 2U);
    EXPECT_EQ(stages[0].first, "opening and hashing");
    EXPECT_DOUBLE_EQ(stages[1].second, 9.5);
    EXPECT_TRUE(stages_told("4 pages in 4 files\n").empty());
}

TEST(StageShares, say_what_is_left_of_a_page) {
    StageShares shares;
    EXPECT_EQ(shares.table(), "");
    for (const double page : {20.0, 21.0, 19.0}) {
        shares.add("grey", told, page);
    }
    EXPECT_EQ(shares.table(),
              "| kind | opening and hashing | decoding | the rest |\n"
              "| --- | --- | --- | --- |\n"
              "| grey | 0.5 (2 %) | 9.5 (48 %) | 10.0 (50 %) |\n");
}

} // namespace
} // namespace formradar::bench
