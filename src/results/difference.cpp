// Scans of the same page compared, answer by answer.
#include "results/difference.hpp"

#include <algorithm>

#include "formradar/core/causes.hpp"

namespace formradar::results {
namespace {

using record::Reading;
using record::Score;
using record::State;

constexpr int fewest_differences = 2; // one is a correction
constexpr int usual_share = 3;        // of three answers, one; two people who answer at random differ in four of five

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

bool look_like_copies(const Reading& a, const Reading& b) {
    int both = 0;
    int different = 0;
    for (const Score& score : a.scores) {
        const auto* other = same_statement(score, b);
        const bool certain = other != nullptr && !score.needs_review && !other->needs_review;
        if (certain && score.state == State::marked && other->state == State::marked) {
            ++both;
            different += score.score == other->score ? 0 : 1;
        }
    }
    return different >= fewest_differences && different * usual_share >= both;
}

} // namespace formradar::results
