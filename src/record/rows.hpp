// Text of values with a separator taken apart: RFC 4180, and what spreadsheets, editors and hands make of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace formradar::record {

struct CsvRow {
    std::size_t line = 0; // where it starts, from 1
    std::vector<std::string> cells;
    bool closed = true; // false: a quote is opened and never closed; the row then ends with its line
};

// `text`: UTF-8, lines that end with "\n". The separator is what a first line "sep=" names, else the one of comma, semicolon and
// tab that the first row has most of. A row that has as many cells as the first one only by another separator, or that is in
// quotes as a whole, is taken apart all the same. Where all filled cells of a row are in quotes, these are no part of them. Rows
// without any text are left out.
[[nodiscard]] std::vector<CsvRow> csv_rows(std::string_view text);

} // namespace formradar::record
