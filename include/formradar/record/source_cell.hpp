// The path of a scan as a cell of decisions.csv: any name that a file can have comes back from a browser, an editor or a
// spreadsheet as the same file.
#pragma once

#include <string>
#include <string_view>

namespace formradar::record {

// The path itself, or, where that would not survive, "file:" and the path with such bytes as %XX.
[[nodiscard]] std::string source_cell(std::string_view path);

// The path that the cell stands for.
[[nodiscard]] std::string path_in(std::string_view cell);

// Whether the cell is this path, however it was written: as above, as bytes, with accents apart or together, with backslashes.
[[nodiscard]] bool is_source(std::string_view cell, std::string_view path);

// Whether one of them is the end of the other, from the name of a folder on: perhaps the same file, seen from another folder.
[[nodiscard]] bool may_be_source(std::string_view cell, std::string_view path);

} // namespace formradar::record
