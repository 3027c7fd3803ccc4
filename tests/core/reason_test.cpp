// Numbers in reasons are rounded as everywhere else, and reasons compare by what they speak of.
#include "formradar/core/reason.hpp"

#include <gtest/gtest.h>

#include "formradar/core/causes.hpp"

namespace formradar {
namespace {

TEST(Reason, numbers_keep_as_many_decimals_as_they_are_told_with) {
    EXPECT_EQ(figure(2.46, 1), (Figure{25, 1}));
    EXPECT_EQ(figure(71.5, 0), (Figure{72, 0}));
    EXPECT_EQ(figure(-0.001, 2), (Figure{0, 2}));
    EXPECT_EQ(figure(3), (Figure{3, 0}));
}

TEST(Reason, compares_by_cause_and_by_all_that_it_speaks_of) {
    const Reason box{Cause::faint_ink, {figure(3)}};
    EXPECT_EQ(box, (Reason{Cause::faint_ink, {figure(3)}}));
    EXPECT_NE(box, (Reason{Cause::faint_ink, {figure(4)}}));
    EXPECT_NE(box, (Reason{Cause::very_faint, {figure(3)}}));
    EXPECT_NE((Reason{Cause::no_form, {within(box)}}), (Reason{Cause::no_form, {within({})}}));
}

TEST(Reason, is_empty_when_there_is_nothing_to_say) {
    Reason reason = said("the disk is full");
    EXPECT_FALSE(reason.empty());
    reason.clear();
    EXPECT_TRUE(reason.empty());
    EXPECT_EQ(said(""), Reason{});
}

} // namespace
} // namespace formradar
