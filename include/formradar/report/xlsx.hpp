// results.xlsx: scores a row a sheet, statistics with live formulas, radar charts that can be edited.
#pragma once

#include <string>

#include "formradar/results/results.hpp"

namespace formradar::report {

// The library writes files only. Throws Error naming the file when it cannot. The same results give the same bytes.
void write_xlsx(const results::Results&, const std::string& path);

} // namespace formradar::report
