// The workbook while it is written: the one place that includes the spreadsheet library.
#pragma once

#include <xlsxwriter.h>

#include <string>

#include "formradar/results/results.hpp"
#include "report/words.hpp"

namespace formradar::report {

inline constexpr lxw_row_t header_row = 2; // of the scores: title, a blank row, then the header
inline constexpr lxw_col_t first_score = 2;

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
    const form::XlsxWords& words;
    lxw_workbook* file;
    Formats formats;
};

// A sheet with its title and its way to be printed.
[[nodiscard]] lxw_worksheet* add_page(const Book&, std::string_view name, const std::string& title);
void write_text(lxw_worksheet*, lxw_row_t, std::size_t column, const std::string&, lxw_format*);

void write_groups(const Book&); // means by group
void add_charts(const Book&);   // radar charts: all, and by group when there are several

} // namespace formradar::report
