// Pages to rows, a row a sheet.
#pragma once

#include <string>
#include <vector>

#include "formradar/results/results.hpp"

namespace formradar::results {

// What one page says about its sheet.
struct PageRow {
    SheetResult row;      // of this page alone; its group is what is marked on it
    std::string paper;    // the sheet's id without the number of a copy
    std::size_t copy = 0; // in a photocopied session: from 1
    int page = 0;
    bool unverified = false;
};

struct Rows {
    std::vector<SheetResult> sheets; // by id
    int unverified = 0;
};

// The readings that say something about a sheet of this session; duplicates repeat what is said already.
[[nodiscard]] bool concerns_a_sheet(const record::Reading&, const form::Session&);

// Of one of these.
[[nodiscard]] PageRow page_row(const record::Reading&, const form::Session&);

// `pages`: in the order of sources. Of several scans of a page that are in conflict one stands for all: none counts. `readings`:
// how many there were at all; copies are numbered with as many digits.
[[nodiscard]] Rows rows_of(std::vector<PageRow> pages, std::size_t readings, const form::Session&);

} // namespace formradar::results
