// Holds the rules' verdict and the posterior against each other, within the budget of risk.
#include "formradar/read/decide.hpp"

#include <algorithm>
#include <utility>

#include "formradar/core/causes.hpp"

namespace formradar::read {
namespace {

// How probable what the rules say is.
double probability_of(const RowVerdict& verdict, const Posterior& posterior) {
    switch (verdict.state) {
        case record::State::marked:
        case record::State::not_applicable: // a mark as any other
        case record::State::unclear:        // with a guess
            return verdict.index ? posterior.scores.at(static_cast<std::size_t>(*verdict.index)) : posterior.unclear;
        case record::State::empty:
            return posterior.open;
        case record::State::multiple:
            return posterior.several;
    }
    return 0;
}

// A fold or a streak, which may be all that is there: no model was shown every crease that paper can have.
bool is_on_line(const vision::BoxEvidence& box) {
    return box[vision::Evidence::line] > 0;
}

// Neither in a box nor on its digit. Ink that only runs past, or hangs together with another row's mark, is not the row's.
bool has_no_ink(const RowEvidence& row) {
    constexpr double on_digit = 0.2; // mm²: more than noise about a digit
    return std::ranges::all_of(row.boxes, [](const vision::BoxEvidence& box) {
        using enum vision::Evidence;
        return box[inked] == 0 && box[area] == 0 && box[digit] < on_digit;
    });
}

// Of a pale pen a trace may be all there is in a row: of 66 simulated rows that were rightly settled by one, 64 had a page of
// marks paler than 0.26.
bool is_plain(const PenContext& pen) {
    // Shown by once_misread: a_stains_rim_that_ran_into_a_row_above.
    constexpr double plain = 0.3; // darkness
    return pen.darkness > plain;
}

} // namespace

RowVerdict decide(RowVerdict verdict, const RowEvidence& row, const Posterior& posterior, const RiskBudget& budget) {
    const auto likeliest = posterior.likeliest();
    const double best = posterior.scores[likeliest];
    if (!verdict.needs_review || verdict.index) {
        verdict.confidence = probability_of(verdict, posterior);
    }
    if (!verdict.needs_review) {
        const bool is_open = verdict.state == record::State::empty;
        if (verdict.confidence < (is_open ? 1 - budget.wrong_open : budget.contradicted)) {
            verdict.needs_review = true;
            verdict.state = record::State::unclear;
            verdict.reason = {Cause::unlikely};
            verdict.rule = Rule::unlikely;
        }
    } else if (may_be_settled(verdict.rule) && !is_on_line(row.boxes[likeliest]) && best > 1 - budget.wrong_score) {
        verdict = {.state = record::State::marked,
                   .index = static_cast<int>(likeliest),
                   .confidence = best,
                   .rule = Rule::likeliest_mark};
    }
    return verdict;
}

RowVerdict weighed(RowVerdict of_rules, const RowEvidence& row, const PenContext& pen) {
    if (of_rules.needs_review && is_plain(pen) && has_no_ink(row)) {
        return of_rules;
    }
    return decide(std::move(of_rules), row, posterior_of(row, pen));
}

} // namespace formradar::read
