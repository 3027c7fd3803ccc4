// What stops the run, by its cause: for whoever says it in the language of whoever reads it.
#pragma once

#include <utility>

#include "formradar/core/failure.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::record {

// An Error whose words are looked up when they are said; `what` is English.
class ReasonedError : public Error {
public:
    // Of a reason that says what was tried, and what to do.
    explicit ReasonedError(Reason reason) : Error(words_of(reason)), reason_(std::move(reason)) {}
    // What happened, and of what.
    [[nodiscard]] const Reason& reason() const { return reason_; }

private:
    Reason reason_;
};

} // namespace formradar::record
