// Text of comma- or semicolon-separated values taken apart: RFC 4180 as spreadsheets write it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace formradar::record {

struct CsvRow {
    std::size_t line = 0; // where it starts, from 1
    std::vector<std::string> cells;
    bool closed = true; // false: a quote is open to the end of the text
};

// The separator is the one the first line has more of. Rows without any text are left out; a byte order mark is skipped.
[[nodiscard]] std::vector<CsvRow> csv_rows(std::string_view text);

} // namespace formradar::record
