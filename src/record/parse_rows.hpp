// Rows of a table to decisions.
#pragma once

#include <vector>

#include "formradar/record/decisions.hpp"
#include "record/rows.hpp"

namespace formradar::record {

// As parse_decisions, of a table that was taken apart before.
[[nodiscard]] Decisions parse_rows(std::vector<CsvRow>);

} // namespace formradar::record
