// The cells of a workbook (.xlsx) that people filled in with any spreadsheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/expected.hpp"
#include "formradar/record/typed_scores.hpp"

namespace formradar::report {

// One sheet of a workbook.
struct CellSheet {
    std::string name;
    std::vector<record::TableRow> rows; // that have any text
};

// The sheets in the order of their tabs, hidden ones left out; formulas by the values that were saved with them. What is wrong
// with the file, one sentence, where it is no such workbook.
[[nodiscard]] Expected<std::vector<CellSheet>, Reason> workbook_cells(std::string_view xlsx);

} // namespace formradar::report
