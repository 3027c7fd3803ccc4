// Scores that people typed into a table: which cells are scores of which statement, whatever way round the table is.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/expected.hpp"
#include "formradar/core/reason.hpp"
#include "formradar/form/form.hpp"

namespace formradar::record {

// A row of a table, as texts.
struct TableRow {
    std::size_t number = 0;         // of the row in the file, from 1
    std::vector<std::string> cells; // from the first column; empty where nothing is
};

// A text with separators, of any dialect (rows.hpp, table_text.hpp). What is no text gives one sentence.
[[nodiscard]] Expected<std::vector<TableRow>, Reason> table_rows(std::string_view bytes);

[[nodiscard]] std::string column_letters(std::size_t index); // "A" of 0, "AB" of 27

// Which way round the table is.
enum class Arrangement { statements_are_columns, statements_are_rows };

// What one person gave.
struct TypedSheet {
    std::size_t place = 0;                  // its row, or its column from 1; names of people are not kept
    std::string group;                      // the form's name of it; empty when none is given
    std::vector<std::optional<int>> scores; // one a statement; none: left open
    bool operator==(const TypedSheet&) const = default;
};

// All that the table says.
struct TypedScores {
    Arrangement arrangement = Arrangement::statements_are_columns;
    std::vector<TypedSheet> sheets; // with at least one score, in the order of the table
    std::vector<Reason> unused;     // what else there is: "column A (name)"
    std::size_t without_scores = 0; // people without a single score
};

// Statements go by label, text or number ("3. Integratie", "s3", "uitspraak 3"). Else every mistake, a sentence each, with row
// and column.
[[nodiscard]] Expected<TypedScores, std::vector<Reason>> typed_scores(std::span<const TableRow>, const form::Form&);

// How many of the form's statements the table names, either way round: which sheet of a workbook is meant.
[[nodiscard]] std::size_t statements_named(std::span<const TableRow>, const form::Form&);

} // namespace formradar::record
