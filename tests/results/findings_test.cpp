// Lists, rankings and topics of whole sessions: never cut through a tie, never against each other, never turned round.
#include "formradar/results/findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "formradar/results/compare.hpp"
#include "formradar/results/gaps.hpp"
#include "results/random_session.hpp"

namespace formradar::results {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A row of answers a sheet.
Results of(const std::vector<std::vector<int>>& sheets) {
    const form::Session session = sample::session(sheets.front().size(), sheets.size());
    std::vector<record::Reading> readings;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        readings.push_back(sample::reading({"s" + std::to_string(1000 + i), session.sheets[i].id, sheets[i]}));
    }
    return add_up(readings, session);
}

std::vector<std::vector<int>> times(int n, const std::vector<int>& row) {
    return std::vector<std::vector<int>>(static_cast<std::size_t>(n), row);
}

std::vector<std::size_t> statements(const Listing& listing) {
    std::vector<std::size_t> result;
    for (const Listed& each : listing.shown) {
        result.push_back(each.statement);
    }
    return result;
}

TEST(findings, clear_orders_are_listed) {
    const Findings found = findings_of(of(times(12, {5, 2, 3, 1, 4})));
    EXPECT_THAT(statements(found.low), ElementsAre(3, 1, 2));
    EXPECT_THAT(statements(found.lowest), ElementsAre(3, 1, 2, 4, 0));
    EXPECT_EQ(found.lowest.shown.back().place, 5);
    EXPECT_EQ(found.most_divided, Listing{}) << "all alike: no order";
}

TEST(findings, a_difference_of_one_sheet_makes_no_order) {
    auto sheets = times(12, {2, 2, 4});
    sheets[0][1] = 3; // the mean of the second is higher by one point of one sheet
    const Findings found = findings_of(of(sheets));
    EXPECT_THAT(statements(found.low), ElementsAre(0, 1));
    EXPECT_EQ(found.low.shown[1].place, 1);
    EXPECT_TRUE(found.low.shown[0].shared);
    sheets[1][1] = 3;
    EXPECT_EQ(findings_of(of(sheets)).low.shown[1].place, 2) << "of two sheets it does";
}

TEST(findings, lists_are_not_cut_through_a_tie) {
    const Findings four = findings_of(of(times(9, {1, 3, 3, 3, 5, 5, 5})));
    EXPECT_THAT(statements(four.low), ElementsAre(0, 1, 2, 3));
    EXPECT_TRUE(four.low.shown[1].shared);
    EXPECT_EQ(four.low.shown[1].place, 2);
    const Findings many = findings_of(of(times(9, {1, 3, 3, 3, 3, 3, 3, 5})));
    EXPECT_THAT(statements(many.low), ElementsAre(0)) << "six share the second place";
    EXPECT_EQ(many.low.counted, 6);
    EXPECT_EQ(many.low.counted_place, 2);
}

TEST(findings, a_place_that_overlaps_two_others_is_said_from_and_to) {
    auto sheets = times(12, {2, 2, 2, 5});
    sheets[0][1] = sheets[0][2] = 3; // by one sheet above the first: no order
    sheets[1][2] = 3;                // and by one above the second, by two above the first: an order
    const Findings found = findings_of(of(sheets));
    ASSERT_THAT(statements(found.lowest), ElementsAre(0, 1, 2, 3));
    const auto& shown = found.lowest.shown;
    EXPECT_EQ(shown[0], (Listed{.statement = 0, .place = 1, .last = 2, .shared = true}));
    EXPECT_EQ(shown[1], (Listed{.statement = 1, .place = 1, .last = 3, .shared = true}));
    EXPECT_EQ(shown[2], (Listed{.statement = 2, .place = 2, .last = 3, .shared = true}));
    EXPECT_EQ(shown[3], (Listed{.statement = 3, .place = 4, .last = 4}));
    const Findings level = findings_of(of(times(12, {2, 2, 5})));
    EXPECT_EQ(level.lowest.shown[1], (Listed{.statement = 1, .place = 1, .last = 2, .shared = true, .tied = true}));
}

// Of the lists as they are shown.
template <class Value>
void expect_in_order(const Listing& listing, const Value& value) {
    for (std::size_t i = 1; i < listing.shown.size(); ++i) {
        EXPECT_LE(value(listing.shown[i - 1]), value(listing.shown[i]) + 1e-9) << "a list out of the order of its numbers";
    }
    for (const Listed& each : listing.shown) {
        EXPECT_LE(each.place, each.last);
        EXPECT_EQ(each.shared, each.place < each.last);
        EXPECT_TRUE(!each.tied || each.shared);
    }
}

TEST(five_hundred_sessions, list_statements_in_the_order_of_the_numbers_beside_them) {
    for (unsigned seed = 0; seed < 500; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Results results = sample::random_session(seed).results();
        const Findings found = findings_of(results);
        const auto mean = [&](const Listed& each) { return *results.statements[each.statement].scores.mean; };
        const auto agreement = [&](const Listed& each) { return *results.statements[each.statement].scores.agreement; };
        expect_in_order(found.low, mean);
        expect_in_order(found.lowest, mean);
        expect_in_order(found.most_divided, agreement);
        expect_in_order(found.divided, agreement);
        expect_in_order(found.agreed, [&](const Listed& each) { return -agreement(each); });
    }
}

TEST(findings, all_fives_leave_nothing_to_work_on) {
    const Findings found = findings_of(of(times(8, {5, 5, 5})));
    EXPECT_TRUE(found.low.empty());
    EXPECT_TRUE(found.divided.empty());
    EXPECT_EQ(found.lowest, Listing{});
    EXPECT_THAT(found.topics, ElementsAre(Topic{Why::keep, {}}));
    EXPECT_THAT(statements(found.agreed), ElementsAre(0, 1, 2));
}

TEST(findings, a_mean_of_3_8_is_no_low_score) {
    const Findings found = findings_of(of({{4, 5, 5}, {4, 5, 5}, {4, 5, 5}, {4, 5, 5}, {3, 5, 5}}));
    EXPECT_THAT(found.topics, ElementsAre(Topic{Why::higher, {0}}));
    EXPECT_THAT(findings_of(of(times(5, {2, 5, 5}))).topics, ElementsAre(Topic{Why::low, {0}}));
}

TEST(findings, one_or_two_sheets_lead_to_no_conclusion) {
    for (int n = 1; n <= 2; ++n) {
        const Findings found = findings_of(of(times(n, {1, 5, 3})));
        EXPECT_FALSE(found.anything());
        EXPECT_THAT(found.topics, IsEmpty());
        EXPECT_TRUE(found.agreed.empty() && found.divided.empty() && found.low.empty());
        EXPECT_EQ(found.lowest, Listing{});
    }
}

TEST(findings, what_divides_comes_before_what_is_low) {
    const Findings found = findings_of(of({{1, 2, 5}, {1, 2, 5}, {1, 2, 5}, {5, 2, 5}, {5, 2, 5}, {5, 2, 5}}));
    EXPECT_THAT(found.topics, ElementsAre(Topic{Why::divided, {0}}, Topic{Why::low, {1}}));
}

TEST(findings, a_page_that_cannot_be_placed_may_change_every_statement) {
    const form::Session session = sample::session(3, 4);
    auto readings = sample::readings({{"a", "001", {4, 4, 4}}, {"b", "002", {4, 4, 4}}, {"c", "003", {4, 4, 4}}, {"d", "", {}}});
    readings[3].status = record::Status::doubt;
    const Results results = add_up(readings, session);
    EXPECT_EQ(results.unplaced, 1);
    EXPECT_EQ(findings_of(results).said[0].undecided, 1);
}

TEST(findings, two_pages_in_conflict_may_both_turn_out_to_count) {
    const form::Session session = sample::session(3, 4);
    auto readings = sample::readings({{"a", "001", {4, 4, 4}}, {"b", "001", {1, 4, 4}}, {"c", "003", {4, 4, 4}}});
    readings[0].status = readings[1].status = record::Status::conflict;
    EXPECT_EQ(findings_of(add_up(readings, session)).said[0].undecided, 2);
}

TEST(findings, copies_of_a_form_of_two_pages_are_not_missing_each_other) {
    form::Session session = sample::session(6, 1, 3);
    session.photocopy = true;
    std::vector<record::Reading> readings;
    for (int i = 0; i < 12; ++i) {
        readings.push_back(sample::reading({"s" + std::to_string(10 + i), "000", {4, 4, 4}, "", 1 + i % 2, 1 + 3 * (i % 2)}));
    }
    EXPECT_EQ(findings_of(add_up(readings, session)).said[0].verdict, Verdict::together_high);
}

// --- 500 random sessions

void expect_no_contradiction(const Results& results, const Findings& found) {
    for (const Listed& each : found.agreed.shown) {
        EXPECT_TRUE(is_together(found.said[each.statement].verdict));
    }
    for (const Listed& each : found.divided.shown) {
        EXPECT_EQ(found.said[each.statement].verdict, Verdict::divided);
    }
    std::vector<std::size_t> first_page = statements(found.low);
    for (const std::size_t i : first_page) {
        EXPECT_LT(*results.statements[i].scores.mean, good_enough(found.steps));
    }
    const auto divided = statements(found.divided);
    first_page.insert(first_page.end(), divided.begin(), divided.end());
    for (const Topic& topic : found.topics) {
        if (topic.why == Why::level_low || topic.why == Why::level_divided) {
            EXPECT_GT(topic.statements.size(), 5U);
            continue;
        }
        const bool one = topic.why != Why::keep;
        EXPECT_EQ(one, topic.statements.size() == 1);
        EXPECT_TRUE(!one || std::ranges::find(first_page, topic.statements[0]) != first_page.end())
            << "a topic that page 1 does not name";
        EXPECT_TRUE(topic.why != Why::low || *results.statements[topic.statements[0]].scores.mean <= needs_work(found.steps));
        EXPECT_TRUE(topic.why != Why::keep || (found.low.empty() && found.divided.empty() && found.without_word == 0));
    }
    for (const std::size_t i : first_page) {
        EXPECT_TRUE(std::ranges::any_of(found.topics, [&](const Topic& topic) {
            return std::ranges::find(topic.statements, i) != topic.statements.end();
        })) << "page 1 names what the action page does not";
    }
    for (std::size_t i = 0; i < found.said.size(); ++i) {
        EXPECT_TRUE(!is_word(found.said[i].verdict) || results.statements[i].scores.n >= 3);
    }
}

void expect_order_holds(const Listing& listing, const Results& then, std::optional<double> Statistics::*measure, double sign) {
    const auto value = [&](const Listed& each) { return sign * *(then.statements[each.statement].scores.*measure); };
    for (const Listed& each : listing.shown) {
        const auto before = std::ranges::count_if(listing.shown, [&](const Listed& other) { return value(other) < value(each); });
        EXPECT_GE(before, each.place - 1) << "a place was lost";
        for (const Listed& other : listing.shown) {
            EXPECT_TRUE(other.last >= each.place || value(other) < value(each)) << "an order of places was turned round";
        }
    }
}

void expect_said_still_holds(const Findings& found, const Results& then) {
    const Findings after = findings_of(then);
    for (std::size_t i = 0; i < found.said.size(); ++i) {
        EXPECT_TRUE(found.said[i].verdict == Verdict::undecided || after.said[i].verdict == found.said[i].verdict)
            << "statement " << i;
        EXPECT_TRUE(!found.said[i].low || after.said[i].low);
    }
    expect_order_holds(found.lowest, then, &Statistics::mean, 1);
    expect_order_holds(found.low, then, &Statistics::mean, 1);
    expect_order_holds(found.most_divided, then, &Statistics::agreement, 1);
    expect_order_holds(found.agreed, then, &Statistics::agreement, -1);
}

const GroupResult* group_named(const Results& results, const GroupResult& wanted) {
    const auto found = std::ranges::find(results.groups, wanted.names, &GroupResult::names);
    return found == results.groups.end() ? nullptr : &*found;
}

// Groups that are put together in another way then are not the groups that something was said about.
void expect_gaps_hold(const Results& now, const Results& then) {
    for (const Gap& gap : gaps_between_groups(now)) {
        const auto* low = group_named(then, now.groups[gap.lowest]);
        const auto* high = group_named(then, now.groups[gap.highest]);
        if (gap.difference == Difference::clear && low != nullptr && high != nullptr && low->statements[gap.statement].mean &&
            high->statements[gap.statement].mean) {
            EXPECT_LT(*low->statements[gap.statement].mean, *high->statements[gap.statement].mean);
        }
    }
}

void expect_changes_hold(const Results& earlier, const Results& now, const Results& then) {
    const Comparison before = compare(earlier, now), after = compare(earlier, then);
    for (const StatementChange& change : before.changes) {
        const auto same = std::ranges::find(after.changes, change.after, &StatementChange::after);
        ASSERT_NE(same, after.changes.end());
        EXPECT_TRUE(change.change == Change::undecided || change.change == same->change);
    }
}

TEST(five_hundred_sessions, have_no_contradiction_and_no_sentence_that_a_decision_reverses) {
    int words = 0, waiting = 0;
    for (unsigned seed = 0; seed < 500; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const sample::Random made = sample::random_session(seed);
        const Results now = made.results();
        const Findings found = findings_of(now);
        const Results earlier = [&] {
            sample::Random other = sample::random_session(seed + 10'000);
            other.session.form = made.session.form;
            other.session.layout = made.session.layout;
            return other.results();
        }();
        expect_no_contradiction(now, found);
        words += static_cast<int>(std::ranges::count_if(found.said, [](const Said& said) { return is_word(said.verdict); }));
        waiting += now.waiting();
        std::mt19937 random(seed);
        for (const int all : {0, 1, 2, 3, 4, 5, 6, 7, -1, -1, -1, -1}) {
            const Results then = sample::decided(made, random, all).results();
            EXPECT_EQ(then.waiting(), 0);
            expect_said_still_holds(found, then);
            expect_gaps_hold(now, then);
            expect_changes_hold(earlier, now, then);
            if (testing::Test::HasFailure()) {
                return;
            }
        }
    }
    EXPECT_GT(words, 1000);
    EXPECT_GT(waiting, 1000);
}

} // namespace
} // namespace formradar::results
