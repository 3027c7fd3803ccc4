// Groups that may be shown, and those in which somebody could be recognised.
#include "results/groups.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "results/sample.hpp"

namespace formradar::results {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Sheets of these groups, all with the scores 1, 2, 3.
Results of(const std::vector<std::string>& groups, SmallGroups small = SmallGroups::merge) {
    form::Session session = sample::session(3, groups.size());
    session.form.groups = {"vmbo", "mbo", "anders"};
    std::vector<record::Reading> readings;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        readings.push_back(sample::reading({"s" + std::to_string(i), session.sheets[i].id, {1, 2, 3}, groups[i]}));
    }
    return add_up(readings, session, {.smallest_group = 3, .small_groups = small});
}

TEST(groups, come_in_the_order_of_the_form) {
    const Results results = of({"mbo", "vmbo", "mbo", "vmbo", "mbo", "vmbo", "", "", ""});
    ASSERT_EQ(results.groups.size(), 2U);
    EXPECT_THAT(results.groups[0].names, ElementsAre("vmbo"));
    EXPECT_EQ(results.groups[0].sheets, 3);
    EXPECT_EQ(results.groups[1].statements[1].counts, (Counts{0, 3, 0, 0, 0}));
    EXPECT_EQ(results.sheets_in_no_group, 3);
}

TEST(groups, small_ones_are_put_together) {
    const Results results = of({"vmbo", "vmbo", "vmbo", "mbo", "mbo", "anders"});
    ASSERT_EQ(results.groups.size(), 2U);
    EXPECT_THAT(results.groups[1].names, ElementsAre("mbo", "anders"));
    EXPECT_EQ(results.sheets_not_shown, 0);
}

TEST(groups, one_small_one_joins_the_smallest_other_since_it_would_follow_from_the_total) {
    const Results results = of({"vmbo", "vmbo", "vmbo", "vmbo", "mbo", "mbo", "mbo", "anders"});
    ASSERT_EQ(results.groups.size(), 2U);
    EXPECT_THAT(results.groups[0].names, ElementsAre("vmbo"));
    EXPECT_THAT(results.groups[1].names, ElementsAre("mbo", "anders"));
}

TEST(groups, too_few_people_altogether_are_not_shown) {
    const Results results = of({"vmbo", "mbo"});
    EXPECT_THAT(results.groups, IsEmpty());
    EXPECT_EQ(results.sheets_not_shown, 2);
}

TEST(groups, may_be_left_out_or_shown_as_they_are) {
    const std::vector<std::string> groups = {"vmbo", "vmbo", "vmbo", "mbo", "mbo", "anders"};
    EXPECT_EQ(of(groups, SmallGroups::leave_out).groups.size(), 1U);
    EXPECT_EQ(of(groups, SmallGroups::leave_out).sheets_not_shown, 3);
    EXPECT_EQ(of(groups, SmallGroups::show).groups.size(), 3U);
}

TEST(groups, a_statement_with_too_few_scores_in_a_group_has_no_value_there) {
    form::Session session = sample::session(3, 4);
    session.form.groups = {"vmbo"};
    const auto readings =
        sample::readings({{"a", "001", {1, 0, 3}, "vmbo"}, {"b", "002", {1, 2, 3}, "vmbo"}, {"c", "003", {1, 2, 3}, "vmbo"}});
    const Results results = add_up(readings, session);
    EXPECT_TRUE(results.groups[0].statements[0].mean);
    EXPECT_FALSE(results.groups[0].statements[1].mean);
}

} // namespace
} // namespace formradar::results
