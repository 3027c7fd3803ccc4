// scores.csv: a row a sheet.
#pragma once

#include <string>
#include <string_view>

#include "formradar/results/results.hpp"

namespace formradar::report {

// sheet,group,s1..sN,doubts,scans; lines end in CR LF (RFC 4180). A score that is not there or waits is an empty cell. Scans are
// separated by " | ". The group is empty where it could name somebody (results/disclosure.hpp), unless `with_groups`.
[[nodiscard]] std::string scores_csv(const results::Results&, bool with_groups = false);

// One cell: quoted where needed, and with an apostrophe in front where a spreadsheet would take it for a formula (= + - @, tab,
// CR).
[[nodiscard]] std::string csv_cell(std::string_view);

} // namespace formradar::report
