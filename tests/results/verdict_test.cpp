// Words by their rules, how firm they are, and that nothing that waits can turn them round.
#include "formradar/results/verdict.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace formradar::results {
namespace {

Verdict of(const Counts& counts, int empty = 0, int undecided = 0) {
    return verdict({.counts = counts, .empty = empty, .undecided = undecided});
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
            EXPECT_EQ(of(counts), Verdict::spread);
        }
    }
    EXPECT_GT(found, 0) << "nothing was tried";
}

TEST(verdict, limits_lie_as_far_from_the_ends_of_other_scales) {
    EXPECT_EQ(of({0, 0, 0, 0, 1, 5, 6}), Verdict::together_high);
    EXPECT_EQ(of({0, 0, 0, 2, 6, 0, 0}), Verdict::together_high) << "4.75 of seven is 3.5 of five";
    EXPECT_EQ(of({0, 0, 0, 3, 6, 0, 0}), Verdict::together_middle);
    EXPECT_EQ(of({4, 3, 0, 0, 0, 0, 0}), Verdict::together_low);
    EXPECT_EQ(of({0, 4, 0, 0, 0, 4, 0}), Verdict::divided);
    EXPECT_EQ(of({0, 0, 4, 4, 4, 0, 0}), Verdict::together_middle) << "3 and 5 of seven are no camps";
    EXPECT_EQ(of({0, 5, 5, 0}), Verdict::together_middle) << "nor are the middles of four";
    EXPECT_EQ(of({3, 9}), Verdict::together_high);
    EXPECT_EQ(of({4, 8}), Verdict::divided);
    EXPECT_EQ(of({0, 9}), Verdict::together_high);
}

TEST(verdict, three_of_ten_are_a_camp_and_a_little_less_is_none) {
    EXPECT_EQ(of({0, 3, 4, 3, 0}), Verdict::divided);
    EXPECT_NE(of({0, 3, 5, 3, 0}), Verdict::divided);
    EXPECT_EQ(of({0, 30, 40, 30, 0}), Verdict::divided);
}

TEST(verdict, more_than_half_left_open_is_a_finding_of_its_own) {
    EXPECT_EQ(of({0, 0, 0, 4, 0}, 5), Verdict::left_open);
    EXPECT_EQ(of({0, 0, 0, 4, 0}, 4), Verdict::together_high) << "half is not more than half";
    EXPECT_EQ(of({}, 12), Verdict::left_open);
    EXPECT_EQ(of({}, 2), Verdict::too_few) << "of two sheets nothing is said";
    EXPECT_EQ(of({0, 0, 0, 4, 0}, 5, 1), Verdict::undecided) << "a score that waits would make it half";
    EXPECT_EQ(of({0, 0, 0, 4, 0}, 6, 1), Verdict::left_open);
}

TEST(verdict, is_undecided_where_what_waits_could_change_it) {
    EXPECT_EQ(of({0, 0, 0, 3, 0}, 0, 7), Verdict::undecided);
    EXPECT_EQ(of({0, 0, 0, 20, 20}, 0, 2), Verdict::together_high);
    EXPECT_EQ(of({0, 0, 0, 2, 0}, 0, 1), Verdict::undecided) << "a third score would make it three";
    EXPECT_EQ(of({0, 0, 0, 1, 0}, 0, 1), Verdict::too_few) << "whatever the second one is";
    EXPECT_EQ(of({}, 0, 12), Verdict::undecided);
}

// More that wait than are tried one by one.
TEST(verdict, of_many_scores_holds_though_some_wait) {
    EXPECT_EQ(of({0, 0, 10, 250, 40}, 0, 12), Verdict::together_high);
    EXPECT_EQ(of({150, 0, 0, 0, 150}, 0, 30), Verdict::divided);
    EXPECT_EQ(of({0, 0, 0, 30, 0}, 0, 29), Verdict::undecided);
}

TEST(verdict, no_way_to_decide_what_waits_changes_what_was_said) {
    std::mt19937 random(11);
    int said = 0;
    for (int trial = 0; trial < 20'000; ++trial) {
        Given now;
        for (int& count : now.counts) {
            count = random() % 3 == 0 ? static_cast<int>(random() % (trial % 4 == 0 ? 90 : 9)) : 0;
        }
        now.empty = static_cast<int>(random() % 6);
        now.undecided = static_cast<int>(random() % (trial % 3 == 0 ? 20 : 5));
        const Verdict word = verdict(now);
        if (word == Verdict::undecided) {
            continue;
        }
        said += now.undecided > 0 ? 1 : 0;
        for (int way = 0; way < 30; ++way) {
            Given then{.counts = now.counts, .empty = now.empty, .undecided = 0};
            for (int left = now.undecided; left > 0; --left) {
                // All the same way in the first seven trials, where the ends of all ranges lie.
                const unsigned what = way < 7 ? static_cast<unsigned>(way) : static_cast<unsigned>(random() % 7);
                then.empty += what == 5 ? 1 : 0;
                if (what < 5) {
                    ++then.counts.at(what);
                }
            }
            ASSERT_EQ(verdict(then), word) << trial;
        }
    }
    EXPECT_GT(said, 1000) << "hardly anything was tried";
}

TEST(firmness, counts_the_sheets_that_would_change_the_word) {
    // Without one of the two 1s the camps are gone; without any other sheet they stay.
    const Said camps = say({.counts = {2, 1, 4, 3, 0}});
    EXPECT_EQ(camps.verdict, Verdict::divided);
    EXPECT_EQ(camps.hangs_on, 6) << "each of the three low and the three high ones makes its camp";
    EXPECT_FALSE(camps.firm());
    const Said alike = say({.counts = {0, 0, 2, 9, 3}});
    EXPECT_EQ(alike.hangs_on, 0);
    EXPECT_TRUE(alike.firm());
}

TEST(firmness, of_three_scores_every_sheet_counts) {
    EXPECT_EQ(say({.counts = {0, 0, 0, 3, 0}}).hangs_on, 3);
    EXPECT_EQ(say({.counts = {0, 0, 0, 2, 0}}).hangs_on, 0) << "two are too few with and without one of them";
}

TEST(firmness, the_mean_on_the_limit_hangs_on_those_above_it) {
    const Said said = say({.counts = {0, 0, 4, 4, 0}}); // 3.5: goes well
    EXPECT_EQ(said.verdict, Verdict::together_high);
    EXPECT_EQ(said.hangs_on, 4) << "without one of the 4s it is under 3.5";
}

TEST(firmness, an_open_row_more_or_less_counts_too) {
    EXPECT_EQ(say({.counts = {0, 0, 0, 4, 0}, .empty = 5}).hangs_on, 5);
}

TEST(firmness, what_is_undecided_is_not_firm) {
    const Said said = say({.counts = {0, 0, 0, 3, 0}, .undecided = 7});
    EXPECT_EQ(said.undecided, 7);
    EXPECT_GE(said.hangs_on, 7);
}

// Every sheet left out by hand: what firmness says of 2,000 statements.
TEST(firmness, is_what_leaving_out_each_sheet_gives) {
    std::mt19937 random(3);
    for (int trial = 0; trial < 2000; ++trial) {
        Given now;
        std::vector<int> sheets; // 0: empty
        for (int n = static_cast<int>(random() % 14); n > 0; --n) {
            const int score = static_cast<int>(random() % 6);
            sheets.push_back(score);
            ++(score == 0 ? now.empty : now.counts.at(static_cast<std::size_t>(score) - 1));
        }
        int changing = 0;
        double lowest = 9, highest = 0;
        for (const int score : sheets) {
            Given without = now;
            --(score == 0 ? without.empty : without.counts.at(static_cast<std::size_t>(score) - 1));
            changing += verdict(without) != verdict(now) ? 1 : 0;
            const auto mean = statistics_of(without.counts).mean;
            lowest = score > 0 && mean ? std::min(lowest, *mean) : lowest;
            highest = score > 0 && mean ? std::max(highest, *mean) : highest;
        }
        const Said said = say(now);
        ASSERT_EQ(said.hangs_on, changing);
        if (said.range) {
            ASSERT_NEAR(said.range->low, lowest, 1e-12);
            ASSERT_NEAR(said.range->high, highest, 1e-12);
        }
    }
}

TEST(low, is_said_only_where_no_decision_lifts_it_to_4) {
    EXPECT_TRUE(say({.counts = {0, 2, 9, 2, 0}}).low);
    EXPECT_FALSE(say({.counts = {0, 0, 0, 9, 0}}).low);
    EXPECT_FALSE(say({.counts = {0, 0, 0, 2, 0}}).low) << "too few";
    EXPECT_FALSE(say({.counts = {0, 0, 0, 29, 0}, .undecided = 1}).low);
    const Said nearly = say({.counts = {0, 0, 1, 8, 0}});
    EXPECT_TRUE(nearly.low);
    EXPECT_EQ(nearly.low_hangs_on, 1) << "without the 3 it is 4";
}

} // namespace
} // namespace formradar::results
