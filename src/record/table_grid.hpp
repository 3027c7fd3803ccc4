// A table seen either way round: lines of people, items of statements.
#pragma once

#include <string>
#include <vector>

#include "formradar/record/typed_scores.hpp"

namespace formradar::record {

class Grid {
public:
    Grid(std::span<const TableRow> rows, Arrangement arrangement) : rows_(rows), arrangement_(arrangement) {
        for (const auto& row : rows) {
            width_ = std::max(width_, row.cells.size());
        }
    }

    [[nodiscard]] Arrangement arrangement() const { return arrangement_; }
    [[nodiscard]] std::size_t lines() const { return across() ? width_ : rows_.size(); }
    [[nodiscard]] std::size_t items() const { return across() ? rows_.size() : width_; }
    [[nodiscard]] const std::string& at(std::size_t line, std::size_t item) const;
    [[nodiscard]] std::size_t place_of_line(std::size_t line) const { return across() ? line + 1 : rows_[line].number; }

    // "row 7", "column D"
    [[nodiscard]] Reason line_name(std::size_t line) const { return across() ? column(line) : row(line); }
    [[nodiscard]] Reason item_name(std::size_t item) const { return across() ? row(item) : column(item); }
    [[nodiscard]] Reason cell_name(std::size_t line, std::size_t item) const; // "row 7, column D"

private:
    [[nodiscard]] bool across() const { return arrangement_ == Arrangement::statements_are_rows; }
    [[nodiscard]] Reason row(std::size_t index) const;
    [[nodiscard]] static Reason column(std::size_t index);

    std::span<const TableRow> rows_;
    Arrangement arrangement_;
    std::size_t width_ = 0;
};

// Which statement (from 1) a cell names; 0 for none.
[[nodiscard]] int statement_named(std::string_view cell, const form::Form&);

// Small letters, blanks made one, without a number before and a full stop behind: "3.  Integratie." is "integratie".
[[nodiscard]] std::string plain_name(std::string_view);

} // namespace formradar::record
