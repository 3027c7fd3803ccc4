// decisions.csv with one decision more, another one, or one taken back. All other rows stay as they are, byte for byte.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/expected.hpp"
#include "formradar/record/decisions.hpp"

namespace formradar::record {

// What the column `statement` says of it: "3", or "group", "sheet" or "page".
[[nodiscard]] std::string statement_cell_of(const Decision&);

// One decision to be written.
struct Wish {
    Decision decision; // its `line` says nothing; an empty `value` takes back what was decided
    std::string was;   // what the person who wishes it knows to be decided; empty: nothing
};

// Why none of the wishes was written.
struct Unmet {
    std::string now; // what is decided by now: something else than `was`; empty: nothing
    Reason broken;   // else: why the file cannot be changed
    bool operator==(const Unmet&) const = default;
};

// All wishes or none. A new row is written in the file's own columns and separator; a row about the same field is replaced where
// it stands, and keeps its `old` and `why` when the wish has none. What comes out is read again: it is given only if
// parse_decisions finds the new row in it, saying which page is meant, and all others as they were.
[[nodiscard]] Expected<std::string, Unmet> with_decisions(std::string_view csv, const std::vector<Wish>&);

// Without the rows that start on these lines, as Decision::line counts them; a row is gone with all its lines. `csv`: UTF-8.
[[nodiscard]] std::string without_rows(std::string_view csv, const std::set<std::size_t>& lines);

} // namespace formradar::record
