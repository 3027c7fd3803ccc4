// Pages of the accuracy benchmark that were once silently wrong: each stays right or in doubt. And some on which a doubt was
// settled.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "bench/run.hpp"

namespace formradar::bench {
namespace {

struct Page {
    const char* name;     // what was misread
    std::uint64_t number; // as `--page` takes it
    const char* condition = "awkward";
};

constexpr std::array pages = {
    Page{"a_ticks_foot_joined_with_another_rows_tail", 40000001383},
    Page{"a_pale_pencil_beside_a_mark_gone_over", 40000001698},
    Page{"two_thick_crosses_on_a_page_of_dots_and_dashes", 50000000381},
    Page{"a_tick_under_words_beside_a_scribble", 50000000383},
    Page{"an_arm_of_a_cross_that_ran_into_another_mark", 50000001612},
    Page{"a_cross_under_words_that_look_like_a_line", 51000000891},
    Page{"specks_of_a_pencil_beside_a_hasty_scribble", 52000000449},
    Page{"a_cross_between_boxes_with_paler_ink_left_out", 52000000546},
    Page{"two_blots_beside_another_pens_marks", 52000002184},
    Page{"a_pale_cross_beside_a_broad_one", 52000002951},
    Page{"a_cross_between_boxes_cut_by_a_tick", 52000003062},
    Page{"a_pale_cross_in_pieces_beside_a_scribble", 56000002128},
    Page{"a_cross_between_boxes_half_in_one", 57000000854},
    Page{"a_tick_beside_its_box_joined_with_another", 57000001600},
    Page{"two_crosses_on_a_page_of_ticks", 57000001097},
    Page{"a_short_word_in_a_box_beside_a_black_one", 55000001546},
    Page{"specks_of_a_pencil_beside_a_struck_tick", 58000000443},
    Page{"a_tick_under_words_beside_a_corrected_cross", 58000000966},
    Page{"a_short_word_beside_a_black_box_on_a_page_of_dots", 59000003778},
    Page{"a_cross_between_boxes_cut_to_a_tick", 59000006878},
    Page{"a_scrap_of_ink_beside_two_black_boxes", 59000007678},
    Page{"few_specks_of_a_pencil_beside_a_black_box", 59000009044},
    Page{"words_beside_a_box_less_black_than_the_pages_marks", 70000001515},
    Page{"two_thick_crosses_of_which_one_has_level_arms", 70000001686},
    Page{"a_pale_cross_in_a_noisy_photo", 70000002081},
    Page{"a_word_in_a_box_beside_a_pale_scribble", 70000002339},
    Page{"two_large_crosses_with_arms_across_each_other", 71000002838},
    Page{"an_arm_of_another_rows_cross_in_an_open_row", 71000005027},
    Page{"two_thick_crosses_on_a_page_of_slashes", 71000005858},
    Page{"a_pale_cross_in_specks_beside_a_black_box", 71000005886},
    Page{"a_pale_cross_in_few_specks_beside_a_thick_one", 71000005960},
    Page{"two_crosses_of_which_one_has_a_flat_arm", 71000007588},
    Page{"a_pale_tick_in_mere_specks_beside_a_scribble", 72000001745},
    Page{"a_tick_under_words_beside_a_zigzag", 72000002884},
    Page{"a_tick_that_ran_into_the_black_box_above", 75000003065},
    Page{"a_pale_tick_in_pieces_beside_a_hasty_scribble", 77000002768},
    Page{"a_thin_tick_that_ran_into_another_row_beside_a_struck_one", 78000002346},
    Page{"a_pale_cross_that_ran_into_another_row_beside_a_zigzag", 78000002464},
    Page{"two_crosses_of_which_one_lost_an_arm_to_a_fold", 80000001548},
    Page{"words_like_a_strike_beside_a_scribble", 81000001525},
    Page{"words_like_a_strike_on_a_page_of_few_marks", 83000002362},
    Page{"a_short_word_beside_another_over_a_mark", 84000002041},
    Page{"a_very_pale_tick_on_a_page_with_another", 85000002261},
    Page{"a_stains_rim_in_a_groups_box", 2043000015311, "damage"},
    Page{"two_hairs_that_meet_in_a_box", 2047000016323, "damage"},
    Page{"the_end_of_a_tick_that_drowned_in_noise", 2035000014791, "hard_photo"},
    Page{"a_hair_in_a_box_of_an_open_row", 2036000015590, "damage"},
    Page{"the_outline_of_a_groups_box_on_curled_paper", 2049000016531, "damage"},
};

void PrintTo(const Page& page, std::ostream* out) {
    *out << page.number;
}

class OnceMisread : public testing::TestWithParam<Page> {};

Run run_of(const Page& page) {
    Options options;
    options.conditions = {page.condition};
    options.page = page.number;
    options.seed = page.number / pages_a_seed;
    options.sheets = 1;
    return run(options);
}

TEST_P(OnceMisread, is_right_or_in_doubt) {
    const auto result = run_of(GetParam());
    ASSERT_EQ(result.conditions.size(), 1U);
    EXPECT_EQ(result.conditions.front().tally.pages, 1);
    EXPECT_TRUE(result.errors.empty()) << result.errors.front();
}

INSTANTIATE_TEST_SUITE_P(Page, OnceMisread, testing::ValuesIn(pages),
                         [](const auto& page) { return std::string(page.param.name); });

constexpr std::array settled = {
    Page{"a_cross_that_a_stains_rim_runs_into", 2049000017326, "damage"},
    Page{"a_cross_that_a_fold_runs_into", 2049000014492, "damage"},
};

class OnceInDoubt : public testing::TestWithParam<Page> {};

TEST_P(OnceInDoubt, is_right) {
    const auto result = run_of(GetParam());
    ASSERT_EQ(result.conditions.size(), 1U);
    const auto& statements = result.conditions.front().tally.statements;
    EXPECT_GT(statements.right, 0);
    EXPECT_EQ(statements.doubt, 0);
    EXPECT_TRUE(result.errors.empty()) << result.errors.front();
}

INSTANTIATE_TEST_SUITE_P(Page, OnceInDoubt, testing::ValuesIn(settled),
                         [](const auto& page) { return std::string(page.param.name); });

} // namespace
} // namespace formradar::bench
