// The workbook's tables: a row a sheet, and a row a statement.
#include <algorithm>
#include <array>

#include "formradar/core/text.hpp"
#include "report/xlsx_book.hpp"
#include "report/xlsx_formulas.hpp"

namespace formradar::report {
namespace {

lxw_row_t last_row(const results::Results& results) {
    return header_row + static_cast<lxw_row_t>(std::max<std::size_t>(results.sheets.size(), 1));
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
        } else if (sheet.cells[i].kind == results::Cell::not_applicable) {
            worksheet_write_string(page, row, column, "NA", formats.score);
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

constexpr double text_column = 44; // letters a line of a statement's text

// How often each score was given: counted from the rows where they are in the workbook, else as numbers.
void write_counts(lxw_worksheet* page, lxw_row_t row, const Book& book, std::size_t statement) {
    const results::Counts& counts = book.results.statements[statement].scores.counts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (book.rows) {
            const std::string formula = "=COUNTIF(" + scores_range(book, statement) + "," + std::to_string(i + 1) + ")";
            write_formula(page, row, first_count + i, {formula, counts.at(i)}, book.formats.score);
        } else {
            worksheet_write_number(page, row, static_cast<lxw_col_t>(first_count + i), counts.at(i), book.formats.score);
        }
    }
}

void write_statistics_row(lxw_worksheet* page, const Book& book, std::size_t statement) {
    const results::StatementResult& result = book.results.statements[statement];
    const results::Statistics& scores = result.scores;
    const auto row = header_row + 1 + static_cast<lxw_row_t>(statement);
    const Formats& formats = book.formats;
    const auto whole = [](const std::optional<int>& value) { return value ? std::optional<double>(*value) : std::nullopt; };
    write_text(page, row, 0, std::to_string(statement + 1) + ". " + result.label, formats.text);
    write_text(page, row, 1, result.text, formats.text);
    const auto lines = 1 + code_points(result.text).size() / static_cast<std::size_t>(text_column);
    worksheet_set_row(page, row, 15.0 * static_cast<double>(lines), nullptr);
    write_counts(page, row, book, statement);
    const FormulasOfCounts formulas =
        formulas_of_counts({.row = row, .column = first_count, .scores = header_row, .steps = scores.counts.size()});
    const auto agreement = agreement_column(book);
    write_formula(page, row, n_column, {formulas.n, scores.n}, formats.score);
    write_formula(page, row, mean_column, {formulas.mean, scores.mean}, formats.decimal);
    write_formula(page, row, mean_column + 1, {formulas.median, scores.median}, formats.decimal);
    write_formula(page, row, mean_column + 2, {formulas.sd, scores.sd}, formats.decimal);
    write_formula(page, row, lowest_column, {formulas.lowest, whole(scores.lowest)}, formats.score);
    write_formula(page, row, highest_column, {formulas.highest, whole(scores.highest)}, formats.score);
    write_formula(page, row, agreement, {formulas.agreement, scores.agreement}, formats.decimal);
    worksheet_write_number(page, row, agreement + 1, result.waiting, formats.score);
    if (!book.results.form.not_applicable.empty()) {
        worksheet_write_number(page, row, agreement + 3, result.not_applicable, formats.score);
    }
    write_text(page, row, agreement + 2, verdict_text(book.telling, statement), formats.text);
}

// In letters of the sheet: the longest word of a head is not broken.
double head_width(std::string_view name) {
    std::size_t longest = 0;
    for (const std::string_view word : split(name, ' ')) {
        longest = std::max(longest, code_points(word).size());
    }
    return std::max(4.5, 1.25 * static_cast<double>(longest) + 1.5);
}

void write_heads(lxw_worksheet* page, const Book& book) {
    const form::XlsxWords& words = book.words;
    write_text(page, header_row, 0, std::string(words.statement), book.formats.head);
    write_text(page, header_row, 1, "", book.formats.head);
    const auto head = [&](lxw_col_t column, std::string_view name) {
        worksheet_set_column(page, column, column, head_width(name), nullptr);
        write_text(page, header_row, column, std::string(name), book.formats.head);
    };
    lxw_col_t column = n_column;
    for (const std::string_view name : {words.n, words.mean, words.median, words.sd, words.lowest, words.highest}) {
        head(column++, name);
    }
    for (int score = 1; score <= book.results.form.scale.steps; ++score, ++column) { // numbers: the formulas weigh by them
        worksheet_set_column(page, column, column, head_width("1"), nullptr);
        worksheet_write_number(page, header_row, column, score, book.formats.head);
    }
    head(column++, words.agreement);
    head(column++, words.waiting);
    head(column, words.verdict);
    worksheet_set_column(page, column, column, 44, nullptr);
    if (!book.results.form.not_applicable.empty()) {
        head(static_cast<lxw_col_t>(column + 1), book.results.form.not_applicable);
    }
    worksheet_set_row(page, header_row, 44, nullptr);
}

} // namespace

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

void write_statistics(const Book& book) {
    lxw_worksheet* const page = add_page(book, book.words.statistics, book.results.title);
    worksheet_set_column(page, 0, 0, 24, nullptr);
    worksheet_set_column(page, 1, 1, text_column, nullptr);
    write_heads(page, book);
    for (std::size_t i = 0; i < book.results.statements.size(); ++i) {
        write_statistics_row(page, book, i);
    }
    const auto below = header_row + 2 + static_cast<lxw_row_t>(book.results.statements.size());
    write_text(page, below, 0,
               book.results.form.scale.steps == 2 ? agreement_note(book.telling) : std::string(book.words.agreement_note),
               book.formats.note);
    worksheet_freeze_panes(page, header_row + 1, 1);
    worksheet_repeat_rows(page, header_row, header_row);
}

} // namespace formradar::report
