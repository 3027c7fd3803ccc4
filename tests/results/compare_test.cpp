// Two sessions side by side.
#include "formradar/results/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formradar/core/causes.hpp"

namespace formradar::results {
namespace {

using testing::ElementsAre;

StatementResult statement(const std::string& label, const std::string& text, const Counts& counts) {
    return {.label = label, .text = text, .scores = statistics_of(counts)};
}

Results of(std::vector<StatementResult> statements) {
    Results results;
    results.statements = std::move(statements);
    return results;
}

Change change(const Counts& before, const Counts& after) {
    const Comparison result = compare(of({statement("a", "A.", before)}), of({statement("a", "A.", after)}));
    return result.changes.at(0).change;
}

TEST(compare, differences_are_judged_with_care) {
    EXPECT_EQ(change({0, 0, 4, 0, 0}, {0, 0, 0, 0, 9}), Change::too_few);
    EXPECT_EQ(change({0, 5, 5, 5, 0}, {0, 4, 5, 6, 0}), Change::same);
    EXPECT_EQ(change({0, 5, 5, 5, 0}, {0, 3, 6, 6, 1}), Change::slight);
    EXPECT_EQ(change({3, 1, 1, 1, 2}, {2, 1, 1, 1, 4}), Change::slight) << "more than half a point, but within chance";
    EXPECT_EQ(change({0, 2, 3, 0, 0}, {0, 0, 2, 3, 0}), Change::slight) << "1.2 higher, and 2 of 21 deals do as much";
    EXPECT_EQ(change({0, 10, 5, 0, 0}, {0, 0, 5, 10, 0}), Change::higher);
    EXPECT_EQ(change({0, 0, 5, 10, 0}, {0, 10, 5, 0, 0}), Change::lower);
}

TEST(compare, what_waits_keeps_a_change_open_while_it_could_turn_it) {
    Results before = of({statement("a", "A.", {0, 10, 5, 0, 0})}), after = of({statement("a", "A.", {0, 0, 5, 10, 0})});
    after.statements[0].waiting = 2;
    EXPECT_EQ(compare(before, after).changes.at(0).change, Change::higher) << "two scores cannot take it away";
    after.statements[0].waiting = 30;
    EXPECT_EQ(compare(before, after).changes.at(0).change, Change::undecided);
    EXPECT_EQ(compare(before, after).changes.at(0).undecided, 30);
    after = of({statement("a", "A.", {})});
    after.statements[0].waiting = 6;
    EXPECT_THAT(compare(before, after).undecided, ElementsAre(0)) << "nothing to compare yet";
    EXPECT_THAT(compare(before, after).unmatched, testing::IsEmpty());
}

TEST(compare, only_two_sessions_of_one_form_are_compared) {
    Results before = of({statement("a", "A.", {0, 10, 5, 0, 0})}), after = before;
    before.session = "AAAAAA";
    after.session = "BBBBBB";
    EXPECT_TRUE(why_not_compared(before, after).empty());
    EXPECT_EQ(why_not_compared(after, after), (Reason{Cause::compared_with_itself, {after.session}}));
    before.form.id = "other";
    EXPECT_EQ(why_not_compared(before, after).cause, Cause::compared_forms);
    before.form.id = after.form.id;
    before.statements[0].text = before.statements[0].label = "b";
    EXPECT_EQ(why_not_compared(before, after).cause, Cause::nothing_in_common);
}

TEST(compare, statements_match_by_text_and_else_by_label) {
    const Results before = of({statement("x", "Eerste  uitspraak.", {1, 0, 0, 0, 0}), statement("Tweede", "oud", {0, 1, 0, 0, 0}),
                               statement("derde", "weg", {0, 0, 1, 0, 0})});
    const Results after = of({statement("TWEEDE", "nieuw", {0, 0, 0, 1, 0}), statement("y", "eerste uitspraak.", {0, 0, 1, 0, 0}),
                              statement("vierde", "erbij", {0, 0, 1, 0, 0}), statement("derde", "weg", {})});
    const Comparison result = compare(before, after);
    ASSERT_EQ(result.changes.size(), 2U);
    EXPECT_EQ(result.changes[0].before, 1U);
    EXPECT_EQ(result.changes[0].after, 0U);
    EXPECT_DOUBLE_EQ(result.changes[0].difference, 2);
    EXPECT_EQ(result.changes[1].before, 0U);
    EXPECT_THAT(result.unmatched, ElementsAre(2, 3));
}

} // namespace
} // namespace formradar::results
