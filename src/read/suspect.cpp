// Ink that is seen was there; ink that is not seen may have been left out.
#include "read/suspect.hpp"

#include "formradar/core/causes.hpp"
#include "read/confidence.hpp"

namespace formradar::read {
namespace {

template <class Answer>
void distrust(Answer& answer, const Reason& reason) {
    if (answer.state == record::State::empty && !answer.needs_review) {
        answer.state = record::State::unclear;
        answer.needs_review = true;
        answer.confidence = confidence::doubt;
        answer.reason = reason;
    }
}

} // namespace

void distrust_empties(record::Reading& reading, const Reason& suspect) {
    const Reason reason{Cause::something_missing, {within(suspect)}};
    for (auto& score : reading.scores) {
        distrust(score, reason);
    }
    if (reading.group_mark) {
        distrust(*reading.group_mark, reason);
    }
}

void distrust_paper(record::Reading& reading, const Reason& suspect) {
    const bool nothing_of_ours = reading.status == record::Status::blank || reading.status == record::Status::foreign;
    if (nothing_of_ours && reading.sheet.empty()) {
        reading.status = record::Status::unreadable;
        reading.reason = {Cause::page_missing, {within(suspect)}};
    }
}

} // namespace formradar::read
