// Labels and statements with the places where their words may be broken, in the form's language.
#pragma once

#include "formradar/results/results.hpp"

namespace formradar::report {

// For what is drawn; files of data have the words whole.
[[nodiscard]] results::Results hyphenated(const results::Results&);

} // namespace formradar::report
