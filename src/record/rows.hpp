// Text of values with a separator taken apart: RFC 4180, and what spreadsheets, editors and hands make of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace formradar::record {

struct CsvRow {
    std::size_t line = 0;  // where it starts, from 1
    std::size_t lines = 1; // that it takes: a line's end in quotes is part of it
    std::vector<std::string> cells;
    char separator = ','; // what stands between its cells
    bool closed = true;   // false: a quote is opened and never closed; the row then ends with its line
};

// A row and where it stands in the bytes that it was read from.
struct PlacedRow {
    CsvRow row;
    std::size_t begin = 0; // after a byte order mark
    std::size_t end = 0;   // after the end of its last line
};

// `text`: UTF-8, lines that end with "\n". The separator is what a first line "sep=" names, else the one of comma, semicolon and
// tab that the first row has most of. A row that has as many cells as the first one only by another separator, or that is in
// quotes as a whole, is taken apart all the same. Where all filled cells of a row are in quotes, these are no part of them. Rows
// without any text are left out.
[[nodiscard]] std::vector<CsvRow> csv_rows(std::string_view text);

// The same rows of the bytes of a file, with any line ends. `bytes`: as `text_of_table` takes them, but not UTF-16; what is no
// table has no rows.
[[nodiscard]] std::vector<PlacedRow> placed_rows(std::string_view bytes);

} // namespace formradar::record
