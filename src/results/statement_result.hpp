// The answers to one statement, counted over all sheets.
#pragma once

#include "formradar/results/results.hpp"

namespace formradar::results {

[[nodiscard]] StatementResult statement_result(const Results&, std::size_t statement);

} // namespace formradar::results
