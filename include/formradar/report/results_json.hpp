// results.json: the statistics, for programs. Its schema is samples/results.schema.json.
#pragma once

#include <string>

#include "formradar/results/compare.hpp"
#include "formradar/results/results.hpp"

namespace formradar::report {

// Indented, ends in a newline; numbers with at most 4 decimals. `comparison` may be null. The same results give the same bytes.
[[nodiscard]] std::string results_json(const results::Results&, const results::Comparison* comparison = nullptr);

} // namespace formradar::report
