// The workbook while it is written: the one place that includes the spreadsheet library.
#pragma once

#include <xlsxwriter.h>

#include <optional>
#include <string>

#include "formradar/results/results.hpp"
#include "report/sentences.hpp"
#include "report/words.hpp"

namespace formradar::report {

inline constexpr lxw_row_t header_row = 2; // title, a blank row, then the header
inline constexpr lxw_col_t first_score = 2;

// Columns of the statistics.
inline constexpr lxw_col_t n_column = 2, mean_column = 3, lowest_column = 6, highest_column = 7, first_count = 8;

struct Formats {
    lxw_format* title;
    lxw_format* head;
    lxw_format* head_turned;
    lxw_format* text;
    lxw_format* score;
    lxw_format* decimal;
    lxw_format* note;
};

struct Book {
    const results::Results& results;
    Telling telling;
    const form::XlsxWords& words;
    bool rows = false; // with the scores of each sheet
    lxw_workbook* file;
    Formats formats;
};

// A sheet with its title and its way to be printed.
[[nodiscard]] lxw_worksheet* add_page(const Book&, std::string_view name, const std::string& title);
void write_text(lxw_worksheet*, lxw_row_t, std::size_t column, const std::string&, lxw_format*);

// A formula with its value beside it, for programs that read without calculating.
struct Formula {
    std::string text;
    std::optional<double> value;
};
void write_formula(lxw_worksheet*, lxw_row_t, std::size_t column, const Formula&, lxw_format*);
[[nodiscard]] std::string column_name(std::size_t column);

// Behind the counts: one column a step of the scale.
[[nodiscard]] inline lxw_col_t agreement_column(const Book& book) {
    return static_cast<lxw_col_t>(first_count + book.results.form.scale.steps);
}

void write_scores(const Book&);     // a row a sheet
void write_statistics(const Book&); // a row a statement
void write_groups(const Book&);     // means by group
void add_charts(const Book&);       // radar charts: all, and by group when there are several

} // namespace formradar::report
