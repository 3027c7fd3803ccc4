// The workbook: a sheet of scores, a sheet of statistics whose formulas look at the scores, and native radar charts.
#include "formradar/report/xlsx.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <optional>
#include <utility>

#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "report/xlsx_book.hpp"

namespace formradar::report {
namespace {

lxw_format* base(lxw_workbook* book) {
    lxw_format* const format = workbook_add_format(book);
    format_set_font_name(format, "Noto Sans");
    format_set_font_size(format, 10);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

lxw_format* head(lxw_workbook* book) {
    lxw_format* const format = base(book);
    format_set_bold(format);
    format_set_font_color(format, 0xFFFFFF);
    format_set_bg_color(format, 0x16345C);
    return format;
}

Formats formats_of(lxw_workbook* book) {
    Formats formats{base(book), head(book), head(book), base(book), base(book), base(book), base(book)};
    format_set_bold(formats.title);
    format_set_font_size(formats.title, 14);
    format_set_font_color(formats.title, 0x16345C);
    format_set_text_wrap(formats.head);
    format_set_rotation(formats.head_turned, 90);
    format_set_align(formats.head_turned, LXW_ALIGN_CENTER);
    format_set_text_wrap(formats.text);
    format_set_align(formats.score, LXW_ALIGN_CENTER);
    format_set_align(formats.decimal, LXW_ALIGN_CENTER);
    format_set_num_format(formats.decimal, "0.00");
    format_set_font_color(formats.note, 0x606A78);
    return formats;
}

lxw_row_t last_row(const results::Results& results) {
    return header_row + static_cast<lxw_row_t>(std::max<std::size_t>(results.sheets.size(), 1));
}

std::string column_name(std::size_t column) {
    std::array<char, 8> name{};
    lxw_col_to_name(name.data(), static_cast<lxw_col_t>(column), 0);
    return name.data();
}

// The scores of a statement as a formula's range: Scores!$C$4:$C$27.
std::string scores_range(const Book& book, std::size_t statement) {
    const std::string column = column_name(first_score + statement);
    return "'" + std::string(book.words.scores) + "'!$" + column + "$" + std::to_string(header_row + 2) + ":$" + column + "$" +
           std::to_string(last_row(book.results) + 1);
}

void write_score_row(lxw_worksheet* page, lxw_row_t row, const results::SheetResult& sheet, const Formats& formats) {
    write_text(page, row, 0, sheet.sheet, formats.text);
    write_text(page, row, 1, sheet.group, formats.text);
    for (std::size_t i = 0; i < sheet.cells.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(first_score + i);
        if (sheet.cells[i].kind == results::Cell::scored) {
            worksheet_write_number(page, row, column, sheet.cells[i].score, formats.score);
        } else {
            worksheet_write_blank(page, row, column, formats.score);
        }
    }
    worksheet_write_number(page, row, static_cast<lxw_col_t>(first_score + sheet.cells.size()), sheet.doubts, formats.score);
}

// High enough for the longest label, which stands upright: about 6 points a letter.
double head_height(const results::Results& results) {
    std::size_t longest = 20;
    for (const results::StatementResult& statement : results.statements) {
        longest = std::max(longest, code_points(statement.label).size() + 4);
    }
    return std::min(300.0, 6.0 * static_cast<double>(longest));
}

void write_scores(const Book& book) {
    const results::Results& results = book.results;
    lxw_worksheet* const page = add_page(book, book.words.scores, results.title);
    const std::size_t statements = results.statements.size();
    write_text(page, header_row, 0, std::string(book.words.sheet), book.formats.head);
    write_text(page, header_row, 1, std::string(book.words.group), book.formats.head);
    for (std::size_t i = 0; i < statements; ++i) {
        write_text(page, header_row, first_score + i, std::to_string(i + 1) + ". " + results.statements[i].label,
                   book.formats.head_turned);
    }
    write_text(page, header_row, first_score + statements, std::string(book.words.doubts), book.formats.head_turned);
    worksheet_set_row(page, header_row, head_height(results), nullptr);
    worksheet_set_column(page, 0, 0, 10, nullptr);
    worksheet_set_column(page, 1, 1, 20, nullptr);
    worksheet_set_column(page, first_score, static_cast<lxw_col_t>(first_score + statements), 7, nullptr);
    for (std::size_t i = 0; i < results.sheets.size(); ++i) {
        write_score_row(page, header_row + 1 + static_cast<lxw_row_t>(i), results.sheets[i], book.formats);
    }
    constexpr std::size_t most_upright = 14; // columns of scores that an upright page shows at a readable size
    if (statements <= most_upright) {
        worksheet_set_portrait(page);
    }
    worksheet_freeze_panes(page, header_row + 1, first_score);
    worksheet_repeat_rows(page, header_row, header_row);
}

constexpr std::size_t first_measure = 2; // column of n in the statistics
constexpr double text_column = 44;       // letters a line of a statement's text

void write_formula(lxw_worksheet* page, lxw_row_t row, std::size_t column, const std::string& formula,
                   std::pair<lxw_format*, std::optional<double>> shown) {
    // The value is kept beside the formula, for programs that read without calculating.
    if (shown.second) {
        worksheet_write_formula_num(page, row, static_cast<lxw_col_t>(column), formula.c_str(), shown.first, *shown.second);
    } else {
        worksheet_write_formula_str(page, row, static_cast<lxw_col_t>(column), formula.c_str(), shown.first, "");
    }
}

void write_statistics_row(lxw_worksheet* page, const Book& book, std::size_t statement) {
    const results::StatementResult& result = book.results.statements[statement];
    const results::Statistics& scores = result.scores;
    const std::string range = scores_range(book, statement);
    const auto row = header_row + 1 + static_cast<lxw_row_t>(statement);
    const Formats& formats = book.formats;
    const auto guarded = [&](const std::string& least, const std::string& function) {
        return "=IF(COUNT(" + range + ")<" + least + ",\"\"," + function + "(" + range + "))";
    };
    const auto number = [](const std::optional<int>& value) { return value ? std::optional<double>(*value) : std::nullopt; };
    write_text(page, row, 0, std::to_string(statement + 1) + ". " + result.label, formats.text);
    write_text(page, row, 1, result.text, formats.text);
    const auto lines = 1 + code_points(result.text).size() / static_cast<std::size_t>(text_column);
    worksheet_set_row(page, row, 15.0 * static_cast<double>(lines), nullptr);
    std::size_t column = first_measure;
    write_formula(page, row, column++, "=COUNT(" + range + ")", {formats.score, scores.n});
    write_formula(page, row, column++, guarded("1", "AVERAGE"), {formats.decimal, scores.mean});
    write_formula(page, row, column++, guarded("1", "MEDIAN"), {formats.decimal, scores.median});
    write_formula(page, row, column++, guarded("2", "STDEV"), {formats.decimal, scores.sd});
    write_formula(page, row, column++, guarded("1", "MIN"), {formats.score, number(scores.lowest)});
    write_formula(page, row, column++, guarded("1", "MAX"), {formats.score, number(scores.highest)});
    for (std::size_t i = 0; i < scores.counts.size(); ++i) {
        write_formula(page, row, column++, "=COUNTIF(" + range + "," + std::to_string(i + 1) + ")",
                      {formats.score, scores.counts.at(i)});
    }
    if (scores.agreement) {
        worksheet_write_number(page, row, static_cast<lxw_col_t>(column), *scores.agreement, formats.decimal);
    }
    worksheet_write_number(page, row, static_cast<lxw_col_t>(column + 1), result.waiting, formats.score);
}

// In letters of the sheet: the longest word of a head is not broken.
double head_width(std::string_view name) {
    std::size_t longest = 0;
    for (const std::string_view word : split(name, ' ')) {
        longest = std::max(longest, code_points(word).size());
    }
    return std::max(4.5, 1.25 * static_cast<double>(longest) + 1.5);
}

void write_statistics(const Book& book) {
    lxw_worksheet* const page = add_page(book, book.words.statistics, book.results.title);
    const form::XlsxWords& words = book.words;
    write_text(page, header_row, 0, std::string(words.statement), book.formats.head);
    write_text(page, header_row, 1, "", book.formats.head);
    worksheet_set_column(page, 0, 0, 24, nullptr);
    worksheet_set_column(page, 1, 1, text_column, nullptr);
    std::size_t column = first_measure;
    for (const std::string_view name :
         {words.n, words.mean, words.median, words.sd, words.lowest, words.highest, std::string_view("1"), std::string_view("2"),
          std::string_view("3"), std::string_view("4"), std::string_view("5"), words.agreement, words.waiting}) {
        const auto at = static_cast<lxw_col_t>(column++);
        worksheet_set_column(page, at, at, head_width(name), nullptr);
        write_text(page, header_row, at, std::string(name), book.formats.head);
    }
    worksheet_set_row(page, header_row, 44, nullptr);
    for (std::size_t i = 0; i < book.results.statements.size(); ++i) {
        write_statistics_row(page, book, i);
    }
    const auto below = header_row + 2 + static_cast<lxw_row_t>(book.results.statements.size());
    write_text(page, below, 0, std::string(words.agreement_note), book.formats.note);
    worksheet_freeze_panes(page, header_row + 1, 1);
    worksheet_repeat_rows(page, header_row, header_row);
}

// Midnight of the session's day: a time of writing would make the same results differ.
std::time_t created_on(const std::string& date) {
    std::tm day{};
    day.tm_year = 2000 - 1900;
    day.tm_mday = 1;
    const auto parts = split(date, '-');
    if (parts.size() == 3) {
        day.tm_year = static_cast<int>(parse_number(parts[0]).value_or(2000)) - 1900;
        day.tm_mon = static_cast<int>(parse_number(parts[1]).value_or(1)) - 1;
        day.tm_mday = static_cast<int>(parse_number(parts[2]).value_or(1));
    }
    return timegm(&day);
}

void set_properties(lxw_workbook* file, const results::Results& results) {
    std::string title = results.title;
    std::string company = "Formradar";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = company.data();
    properties.created = created_on(results.date);
    workbook_set_properties(file, &properties);
}

} // namespace

void write_xlsx(const results::Results& results, const std::string& path) {
    auto folder = std::filesystem::path(path).parent_path().string();
    lxw_workbook_options options{};
    options.tmpdir = folder.empty() ? nullptr : folder.data();
    lxw_workbook* const file = workbook_new_opt(path.c_str(), &options);
    if (file == nullptr) {
        throw Error("cannot make the workbook " + path + ": not enough memory");
    }
    const Book book{results, form::words_of(results.form.language).report.xlsx, file, formats_of(file)};
    set_properties(file, results);
    write_scores(book);
    write_statistics(book);
    if (results.groups.size() >= 2) {
        write_groups(book);
    }
    add_charts(book);
    const lxw_error problem = workbook_close(file);
    if (problem != LXW_NO_ERROR) {
        throw Error("cannot write the workbook " + path + ": " + lxw_strerror(problem) +
                    "; is there room, and may the folder be written to?");
    }
}

} // namespace formradar::report
