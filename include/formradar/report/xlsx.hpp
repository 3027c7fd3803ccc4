// results.xlsx: statistics and groups with live formulas, what they say in words, radar charts that can be edited.
#pragma once

#include <string>

#include "formradar/results/results.hpp"

namespace formradar::report {

// The library writes files only. Throws Error naming the file when it cannot. The same results give the same bytes.
// `rows`: with the scores of each sheet and its group, which a workbook that is passed on should not have.
void write_xlsx(const results::Results&, const std::string& path, bool rows = false);

} // namespace formradar::report
