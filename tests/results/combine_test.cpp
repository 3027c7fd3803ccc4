// Sessions put together: what adds up, what is refused, and that nobody is found by taking sessions away again.
#include "formradar/results/combine.hpp"

#include <gmock/gmock.h>

#include "formradar/core/causes.hpp"
#include "formradar/results/disclosure.hpp"
#include "results/random_session.hpp"

namespace formradar::results {
namespace {

Results session(const std::string& id, std::vector<std::vector<int>> sheets, const std::vector<std::string>& groups = {}) {
    form::Session made = sample::session(3, sheets.size());
    made.id = id;
    made.date = "2026-0" + std::to_string(1 + sheets.size() % 9) + "-01";
    made.form.groups = {"vmbo", "mbo", "bedrijf"};
    std::vector<record::Reading> readings;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        readings.push_back(sample::reading({.path = "scans/" + std::to_string(i) + ".jpg",
                                            .sheet = made.sheets[i].id,
                                            .answers = sheets[i],
                                            .group = groups.empty() ? "" : groups[i]}));
        readings.back().session = id;
    }
    return add_up(readings, made);
}

TEST(combine, sheets_of_all_sessions_are_counted_together) {
    const std::vector sessions = {session("AAAAAA", {{1, 2, 3}, {1, 2, 0}}),
                                  session("BBBBBB", {{5, 2, 3}, {5, -1, 3}, {5, 2, 3}})};
    const Results all = combine(sessions);
    EXPECT_EQ(all.sheets.size(), 5U);
    EXPECT_EQ(all.sheets.front().sheet, "AAAAAA-001");
    EXPECT_EQ(all.statements[0].scores.counts, (Counts{2, 0, 0, 0, 3}));
    EXPECT_EQ(all.statements[1].waiting, 1);
    EXPECT_EQ(all.statements[2].empty, 1);
    EXPECT_EQ(all.tally.found, 5);
    EXPECT_EQ(all.tally.sheets_printed, 5);
    EXPECT_EQ(all.date, sessions[1].date) << "the latest";
}

TEST(combine, what_cannot_be_put_together_is_said) {
    const Results one = session("AAAAAA", {{1, 2, 3}}), other = session("BBBBBB", {{1, 2, 3}});
    EXPECT_TRUE(why_not_combined(std::vector{one, other}).empty());
    EXPECT_EQ(why_not_combined(std::vector{one}).cause, Cause::combined_alone);
    EXPECT_EQ(why_not_combined(std::vector{one, one}), (Reason{Cause::combined_twice, {one.session}}));
    Results changed = other;
    changed.form.id = "another";
    EXPECT_EQ(why_not_combined(std::vector{one, changed}).cause, Cause::combined_forms);
    changed = other;
    changed.form.statements[1].text = "Something else.";
    EXPECT_EQ(why_not_combined(std::vector{one, changed}).cause, Cause::combined_versions);
    changed = other;
    changed.form.scale.steps = 7;
    EXPECT_EQ(why_not_combined(std::vector{one, changed}).cause, Cause::combined_versions);
    changed = other;
    changed.form.title = changed.form.intro = "for the north";
    EXPECT_TRUE(why_not_combined(std::vector{one, changed}).empty());
}

TEST(combine, a_group_that_only_one_session_hides_does_not_follow_from_the_others) {
    // Session A shows three of mbo, session B has one and hides it: four together would tell what that one gave.
    const Results a = session("AAAAAA", {{1, 2, 3}, {1, 2, 3}, {2, 2, 3}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}},
                              {"mbo", "mbo", "mbo", "vmbo", "vmbo", "vmbo"});
    const Results b = session("BBBBBB", {{5, 5, 5}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, {"mbo", "vmbo", "vmbo", "vmbo"});
    const Results all = combine(std::vector{a, b});
    for (const GroupResult& group : all.groups) {
        EXPECT_TRUE(group.names != std::vector<std::string>{"mbo"} || group.statements[0].n == 0);
    }
    EXPECT_TRUE(protects_people(all));
}

// What the sessions' results and the combined ones say together, a group at a time.
TEST(combine, nobody_is_found_by_taking_sessions_away_in_200_random_countries) {
    int shown = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::vector<Results> sessions;
        std::mt19937 random(seed);
        for (int s = 0; s < 2 + static_cast<int>(seed % 4); ++s) {
            std::vector<std::vector<int>> sheets;
            std::vector<std::string> groups;
            for (int i = 3 + sample::pick(random, 12); i > 0; --i) {
                sheets.push_back({1 + sample::pick(random, 5), sample::pick(random, 6), 1 + sample::pick(random, 5)});
                groups.push_back(std::vector<std::string>{"vmbo", "mbo", "bedrijf", ""}[random() % 4]);
            }
            sessions.push_back(session("SESSI" + std::to_string(s), sheets, groups));
        }
        const Results all = combine(sessions);
        for (const GroupResult& group : all.groups) {
            for (std::size_t i = 0; i < all.statements.size(); ++i) {
                int left = group.statements[i].n;
                shown += left > 0 ? 1 : 0;
                for (const Results& one : sessions) {
                    for (const GroupResult& told : one.groups) {
                        left -= told.names == group.names && told.without_group == 0 ? told.statements[i].n : 0;
                    }
                }
                EXPECT_FALSE(left == 1 || left == 2) << group.names.front() << " on statement " << i + 1;
            }
        }
    }
    EXPECT_GT(shown, 500) << "nothing was tried";
}

} // namespace
} // namespace formradar::results
