// What becomes of a row: the rules' word, unless the posterior contradicts it, and the posterior's where the rules have none.
#pragma once

#include "formradar/read/judge.hpp"
#include "formradar/read/posterior.hpp"

namespace formradar::read {

// The only numbers about risk, as probabilities.
struct RiskBudget {
    double wrong_score = 0.0005; // of a score that the posterior gives where the rules leave the row to a person
    double wrong_open = 0.4;     // of a row that is called open: above, it waits
    double contradicted = 0.5;   // a clear verdict of the rules that is less probable than this waits for a person
};

// `verdict`: of the rules. Its confidence becomes the probability that it is right.
[[nodiscard]] RowVerdict decide(RowVerdict verdict, const RowEvidence&, const Posterior&, const RiskBudget& = {});

// The same with what is probable for the hand and pen of the page's other rows. Where these are plainly inked, a row without any
// ink of its own stays with the rules: what they doubt there is another row's ink, or no pen's.
[[nodiscard]] RowVerdict weighed(RowVerdict of_rules, const RowEvidence&, const PenContext&);

} // namespace formradar::read
