// A strip that was folded away, or that a scanner drew in twice, moves rows by as much as there is from one to the next. They are
// taken for each other, and what shows it is a row that is nowhere.
#include "read/creased.hpp"

#include <algorithm>

namespace formradar::read {
namespace {

// Found on sheets with 4 to 30 mm cut out, doubled or pushed aside: of 63, ten had rows silently taken for others, all of them
// odd in one of these ways.
constexpr double bent = 1.0;        // mm: only strongly curled pages in phone photos lie further off than that, up to 1.7
constexpr double share_lost = 0.35; // of the anchors, as where half of the page lies elsewhere

bool is_odd(const vision::Registration& registration, const vision::Frame& frame) {
    const auto all = static_cast<double>(frame.anchors.size());
    return registration.residual_mm > bent || all - static_cast<double>(registration.found.size()) > share_lost * all;
}

bool is_nowhere(const RowTrace& row) {
    const auto rule = row.verdict.rule;
    return row.statement > 0 && row.verdict.needs_review && (rule == Rule::outline_missing || rule == Rule::guard_of_empty_rows);
}

} // namespace

bool may_be_creased(const PageRows& rows, const vision::Registration& registration, const vision::Frame& frame) {
    return is_odd(registration, frame) && std::ranges::any_of(rows.rows, is_nowhere);
}

} // namespace formradar::read
