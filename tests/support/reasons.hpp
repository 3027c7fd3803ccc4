// Reasons in tests: their words to look into, and printed where a test fails.
#pragma once

#include <ostream>

#include "formradar/record/reason_words.hpp"

namespace formradar {

using record::words_of;

inline std::ostream& operator<<(std::ostream& out, const Reason& reason) {
    return out << words_of(reason);
}

} // namespace formradar
