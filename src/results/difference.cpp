// Scans of the same page compared, answer by answer: what was given, and where on the paper the marks are.
#include "results/difference.hpp"

#include <algorithm>
#include <cmath>

#include "formradar/core/causes.hpp"

namespace formradar::results {
namespace {

using record::Reading;
using record::Score;
using record::State;

constexpr int fewest_differences = 2; // one is a correction
constexpr int fewest_alike = 2;       // that tell a hand
constexpr int usual_share = 3;        // of three answers, one; two people who answer at random differ in four of five
// mm that an edge of a mark is apart in two pictures of one paper, at most: so far apart were the marks of 3 of 376 papers, most
// in photos that hardly show them, and those of 96 % of two people who gave the same answers (tests/bench/alike).
constexpr double as_scanned = 1.5;

// Two certain answers that differ, or two marks seen where the other scan shows one: a correction made between two scans,
// perhaps, but which of them holds is not ours to guess.
template <class Mark>
bool contradict(const Mark& a, const Mark& b, bool same_value) {
    if (!a.needs_review && !b.needs_review) {
        return a.state != b.state || !same_value;
    }
    const bool two_marks = a.state == State::multiple || b.state == State::multiple;
    return two_marks && a.state != b.state && (!a.needs_review || !b.needs_review);
}

const Score* same_statement(const Score& score, const Reading& in) {
    const auto found = std::ranges::find(in.scores, score.statement, &Score::statement);
    return found == in.scores.end() ? nullptr : &*found;
}

// Of the answers that both are certain of: whether enough are `different`.
template <class Different>
bool by_most_answers(const Reading& a, const Reading& b, const Different& different) {
    int both = 0;
    int found = 0;
    for (const Score& score : a.scores) {
        const auto* other = same_statement(score, b);
        const bool certain = other != nullptr && !score.needs_review && !other->needs_review;
        if (certain && score.state == State::marked && other->state == State::marked) {
            ++both;
            found += different(score, *other) ? 1 : 0;
        }
    }
    return found >= fewest_differences && found * usual_share >= both;
}

// mm between the edges of two marks, where they are farthest apart.
double farthest_sides(const Rect<Mm>& a, const Rect<Mm>& b) {
    return std::max(
        {std::abs(a.x - b.x), std::abs(a.y - b.y), std::abs(a.right() - b.right()), std::abs(a.bottom() - b.bottom())});
}

} // namespace

Reason difference(const Reading& a, const Reading& b) {
    for (const Score& score : a.scores) {
        const auto* other = same_statement(score, b);
        if (other != nullptr && contradict(score, *other, score.score == other->score)) {
            return {Cause::differing_statement, {figure(score.statement)}};
        }
    }
    if (a.group_mark && b.group_mark && contradict(*a.group_mark, *b.group_mark, a.group == b.group)) {
        return {Cause::differing_group};
    }
    return {};
}

int not_compared(const Reading& a, const Reading& b) {
    const auto waits = [&](const Score& score) {
        const auto* other = same_statement(score, b);
        return other == nullptr || score.needs_review || other->needs_review;
    };
    const bool group = a.group_mark && b.group_mark && (a.group_mark->needs_review || b.group_mark->needs_review);
    return static_cast<int>(std::ranges::count_if(a.scores, waits)) + (group ? 1 : 0);
}

bool marked_elsewhere(const Reading& a, const Reading& b) {
    return by_most_answers(a, b, [](const Score& one, const Score& other) {
        return one.score == other.score && one.mark && other.mark && farthest_sides(*one.mark, *other.mark) > as_scanned;
    });
}

bool in_one_picture(const Reading& a, const Reading& b) {
    const auto& one = a.source;
    const auto& other = b.source;
    return one.sheet_in_picture != other.sheet_in_picture && one.page_in_file == other.page_in_file && one.path == other.path;
}

// Of most pairs the first answers say that they are not: a stack of photocopies is compared each with each.
bool look_like_one_paper(const Reading& a, const Reading& b) {
    if (in_one_picture(a, b)) {
        return false;
    }
    int both = 0, elsewhere = 0;
    for (std::size_t i = 0; i < a.scores.size(); ++i) {
        const Score& score = a.scores[i];
        const bool beside = i < b.scores.size() && b.scores[i].statement == score.statement;
        const auto* other = beside ? &b.scores[i] : same_statement(score, b);
        if (other == nullptr) {
            continue;
        }
        if (contradict(score, *other, score.score == other->score)) {
            return false;
        }
        if (score.mark && other->mark && !score.needs_review && !other->needs_review) {
            ++both;
            elsewhere += farthest_sides(*score.mark, *other->mark) > as_scanned ? 1 : 0;
        }
    }
    const bool groups_differ = a.group_mark && b.group_mark && contradict(*a.group_mark, *b.group_mark, a.group == b.group);
    return both >= fewest_alike && elsewhere * usual_share < both && !groups_differ;
}

bool look_like_copies(const Reading& a, const Reading& b) {
    const auto other_score = [](const Score& one, const Score& other) { return one.score != other.score; };
    return in_one_picture(a, b) || by_most_answers(a, b, other_score) || marked_elsewhere(a, b);
}

} // namespace formradar::results
