// An attack on what is published: totals and groups added and subtracted in every way, and the rows of scores.csv counted.
#include "formradar/results/disclosure.hpp"

#include <gtest/gtest.h>

#include <map>

#include "results/random_session.hpp"

namespace formradar::results {
namespace {

// The total of a statement less every set of groups, and every set of groups by itself: how many people each is about.
std::vector<int> all_that_follows(const Results& results, std::size_t statement) {
    std::vector<int> people;
    const std::size_t groups = results.groups.size();
    for (std::size_t set = 0; set < (std::size_t{1} << groups); ++set) {
        int inside = 0;
        for (std::size_t g = 0; g < groups; ++g) {
            inside += (set >> g & 1U) != 0 ? results.groups[g].statements[statement].n : 0;
        }
        people.push_back(inside);
        people.push_back(results.statements[statement].scores.n - inside);
    }
    return people;
}

bool somebody_found(const Results& results) {
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        const auto people = all_that_follows(results, i);
        if (results.statements[i].scores.n >= 3 && std::ranges::any_of(people, [](int n) { return n == 1 || n == 2; })) {
            return true;
        }
    }
    return false;
}

TEST(disclosure, nobody_is_found_by_subtraction_in_500_random_sessions) {
    int groups = 0, without = 0;
    for (unsigned seed = 0; seed < 500; ++seed) {
        sample::Random made = sample::random_session(seed);
        for (const SmallGroups small : {SmallGroups::merge, SmallGroups::leave_out}) {
            made.small_groups = small;
            const Results results = made.results();
            EXPECT_FALSE(somebody_found(results)) << "seed " << seed;
            groups += static_cast<int>(results.groups.size());
            without += results.sheets_in_no_group > 0 && results.sheets_in_no_group < 3 ? 1 : 0;
        }
    }
    EXPECT_GT(groups, 500) << "hardly any groups were shown";
}

TEST(disclosure, the_attack_finds_somebody_where_small_groups_are_shown) {
    int found = 0;
    for (unsigned seed = 0; seed < 100; ++seed) {
        sample::Random made = sample::random_session(seed);
        made.small_groups = SmallGroups::show;
        const Results results = made.results();
        found += somebody_found(results) ? 1 : 0;
        EXPECT_TRUE(!somebody_found(results) || !protects_people(results)) << "a promise that does not hold, seed " << seed;
    }
    EXPECT_GT(found, 20) << "an attack that finds nobody proves nothing";
}

TEST(disclosure, the_promise_is_made_only_where_each_total_is_of_three_people_or_none) {
    for (unsigned seed = 0; seed < 500; ++seed) {
        const Results results = sample::random_session(seed).results();
        const bool few =
            std::ranges::any_of(results.statements, [](const auto& each) { return each.scores.n == 1 || each.scores.n == 2; });
        EXPECT_EQ(protects_people(results), !few) << "seed " << seed;
    }
}

TEST(rows, never_name_a_group_that_fewer_than_three_share_nor_leave_one_or_two_unnamed) {
    int named = 0;
    for (unsigned seed = 0; seed < 500; ++seed) {
        const Results results = sample::random_session(seed).results();
        std::map<std::string, int> rows;
        const auto groups = groups_by_row(results);
        ASSERT_EQ(groups.size(), results.sheets.size());
        for (const std::string& group : groups) {
            ++rows[group];
        }
        const bool any = rows.size() > 1 || !rows.contains("");
        for (const auto& [name, n] : rows) {
            EXPECT_TRUE(n >= 3 || !any) << "seed " << seed << ": " << n << " of \"" << name << "\"";
            named += name.empty() ? 0 : 1;
        }
    }
    EXPECT_GT(named, 200);
}

// What the groups of results.json say less what the rows of scores.csv say of the same people.
TEST(rows, and_groups_together_single_nobody_out) {
    int several = 0;
    for (unsigned seed = 0; seed < 500; ++seed) {
        const Results results = sample::random_session(seed).results();
        const auto by_row = groups_by_row(results);
        for (const GroupResult& group : results.groups) {
            int named = 0, all = 0;
            for (std::size_t i = 0; i < by_row.size(); ++i) {
                const bool inside = std::ranges::find(group.names, results.sheets[i].group) != group.names.end();
                all += inside ? 1 : 0;
                named += inside && !by_row[i].empty() ? 1 : 0;
            }
            several += group.names.size() > 1 ? 1 : 0;
            EXPECT_TRUE(named == 0 || (named == all && group.without_group == 0)) << "seed " << seed;
        }
    }
    EXPECT_GT(several, 100);
}

Results of(const std::vector<std::string>& groups, const std::vector<int>& first, SmallGroups small = SmallGroups::merge) {
    form::Session session = sample::session(3, groups.size());
    session.form.groups = {"vmbo", "mbo", "po"};
    std::vector<record::Reading> readings;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        readings.push_back(sample::reading({"s" + std::to_string(10 + i), session.sheets[i].id, {first[i], 2, 3}, groups[i]}));
    }
    return add_up(readings, session, {.small_groups = small});
}

TEST(disclosure, one_sheet_without_a_group_does_not_follow_from_the_total) {
    const Results results = of({"vmbo", "vmbo", "vmbo", "mbo", "mbo", "mbo", ""}, {1, 2, 3, 4, 5, 4, 1});
    EXPECT_TRUE(protects_people(results));
    ASSERT_EQ(results.groups.size(), 2U);
    EXPECT_EQ(results.groups[1].without_group, 1);
    EXPECT_EQ(results.groups[1].sheets, 4);
    EXPECT_EQ(results.sheets_in_no_group, 0);
}

TEST(disclosure, one_open_row_in_a_group_of_three_does_not_give_the_other_two_away) {
    const Results results = of({"vmbo", "vmbo", "vmbo", "mbo", "mbo", "mbo", "mbo"}, {1, 2, 0, 4, 5, 4, 1});
    EXPECT_FALSE(results.groups[0].statements[0].mean);
    EXPECT_FALSE(results.groups[1].statements[0].mean) << "the total less this group would be the two";
    EXPECT_TRUE(results.groups[1].statements[1].mean);
}

TEST(disclosure, small_groups_that_are_left_out_take_another_with_them) {
    const Results results =
        of({"vmbo", "vmbo", "vmbo", "mbo", "mbo", "mbo", "mbo", "po"}, {1, 2, 3, 4, 5, 4, 1, 1}, SmallGroups::leave_out);
    ASSERT_EQ(results.groups.size(), 1U);
    EXPECT_EQ(results.groups[0].names, std::vector<std::string>{"mbo"});
    EXPECT_EQ(results.sheets_not_shown, 4);
}

} // namespace
} // namespace formradar::results
