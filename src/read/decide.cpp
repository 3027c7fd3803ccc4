// Holds the rules' verdict and the posterior against each other, within the budget of risk.
#include "formradar/read/decide.hpp"

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

} // namespace formradar::read
