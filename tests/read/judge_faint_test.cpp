// A faint mark that is the only ink of its row, and what looks like one.
#include <vector>

#include "read/rows_of_ink.hpp"

namespace formradar::read {
namespace {

vision::Ink faint_cross(double inked) {
    auto faint = cross();
    faint.darkness = 0.14;
    faint.inked = faint.area = inked;
    faint.crooked = true;
    return faint;
}

TEST(JudgeRow, a_faint_mark_that_goes_far_out_of_its_box_is_unclear) { // two folds that cross
    auto faint = faint_cross(3);
    faint.reach = 5;
    expect_doubt(with(2, faint), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_faint_cross_alone_in_its_row_is_read) {
    const auto faint = faint_cross(3);
    EXPECT_EQ(with(2, faint).rule, Rule::one_faint_mark);
    EXPECT_EQ(with(2, faint).index, 2);
    auto thin = faint;
    thin.inked = thin.area = 1.8;
    EXPECT_EQ(with(2, thin).rule, Rule::one_faint_mark);
    thin.noise = 0.015;
    expect_doubt(with(2, thin), record::State::unclear, "weak mark");
    auto rest = faint;
    rest.darkness = 0.11;
    expect_doubt(with(2, rest), record::State::unclear, "weak mark");
    auto fold = faint;
    fold.crooked = false;
    expect_doubt(with(2, fold), record::State::unclear, "weak mark");
    expect_doubt(with(faint, small(0.5)), record::State::unclear, "weak mark");
}

TEST(JudgeRow, a_small_faint_tick_where_people_do_not_tick_may_be_two_hairs) {
    auto faint = faint_cross(2.9);
    EXPECT_EQ(with(2, faint).rule, Rule::one_faint_mark);
    faint.tick = true;
    expect_doubt(with(2, faint), record::State::unclear, "weak mark");
    Row row{};
    row[2] = faint;
    auto options = usual;
    options.page.ticks_to_mark = true;
    EXPECT_EQ(judged(row, 0, options).rule, Rule::one_faint_mark);
    options.page.ticks_to_mark = false;
    row[2].inked = row[2].area = 3.1;
    EXPECT_EQ(judged(row, 0, options).rule, Rule::one_faint_mark);
}

TEST(AdaptedTo, who_left_a_faint_trace_in_one_row_may_have_left_a_fainter_one_in_another) {
    std::vector<vision::Ink> page(25);
    page[0] = page[5] = page[10] = cross();
    EXPECT_EQ(adapted_to(page, usual).least_trace_spread, usual.least_trace_spread_dark);
    page[16].trace = 6;
    EXPECT_LT(adapted_to(page, usual, 4).least_trace_spread, 4);
    EXPECT_EQ(adapted_to(page, usual, 3).least_trace_spread, usual.least_trace_spread_dark); // the row itself
    page[19] = cross();                                                                      // beside a mark it is no row without
    EXPECT_EQ(adapted_to(page, usual, 4).least_trace_spread, usual.least_trace_spread_dark);
}

} // namespace
} // namespace formradar::read
