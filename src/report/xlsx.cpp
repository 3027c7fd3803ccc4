// The workbook: a sheet of scores, a sheet of statistics whose formulas look at the scores, and native radar charts.
#include "formradar/report/xlsx.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <optional>
#include <utility>

#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "report/words.hpp"

namespace formradar {
namespace {

constexpr lxw_row_t header_row = 2; // of the scores: title, a blank row, then the header
constexpr lxw_col_t first_score = 2;

struct Formats {
    lxw_format* title;
    lxw_format* head;
    lxw_format* head_turned;
    lxw_format* text;
    lxw_format* score;
    lxw_format* decimal;
    lxw_format* note;
};

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

struct Book {
    const Results& results;
    const XlsxWords& words;
    lxw_workbook* file;
    Formats formats;
};

lxw_row_t last_row(const Results& results) {
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

void set_up_page(lxw_worksheet* page, const Book& book) {
    worksheet_set_paper(page, book.results.paper == Paper::a4 ? 9 : 1);
    worksheet_set_landscape(page);
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_set_margins(page, 0.5, 0.5, 0.6, 0.6);
    worksheet_set_footer(page, "&C&P / &N");
}

lxw_worksheet* add_page(const Book& book, std::string_view name, const std::string& title) {
    lxw_worksheet* const page = workbook_add_worksheet(book.file, std::string(name).c_str());
    set_up_page(page, book);
    worksheet_write_string(page, 0, 0, title.c_str(), book.formats.title);
    worksheet_set_row(page, 0, 24, nullptr);
    return page;
}

std::string cut(const std::string& text) {
    constexpr std::size_t longest = 32'000; // bytes; a cell holds 32,767 characters
    return text.size() <= longest ? text : text.substr(0, longest);
}

void write_text(lxw_worksheet* page, lxw_row_t row, std::size_t column, const std::string& text, lxw_format* format) {
    worksheet_write_string(page, row, static_cast<lxw_col_t>(column), cut(text).c_str(), format);
}

void write_score_row(lxw_worksheet* page, lxw_row_t row, const SheetResult& sheet, const Formats& formats) {
    write_text(page, row, 0, sheet.sheet, formats.text);
    write_text(page, row, 1, sheet.group, formats.text);
    for (std::size_t i = 0; i < sheet.cells.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(first_score + i);
        if (sheet.cells[i].kind == Cell::scored) {
            worksheet_write_number(page, row, column, sheet.cells[i].score, formats.score);
        } else {
            worksheet_write_blank(page, row, column, formats.score);
        }
    }
    worksheet_write_number(page, row, static_cast<lxw_col_t>(first_score + sheet.cells.size()), sheet.doubts, formats.score);
}

// High enough for the longest label, which stands upright: about 6 points a letter.
double head_height(const Results& results) {
    std::size_t longest = 20;
    for (const StatementResult& statement : results.statements) {
        longest = std::max(longest, code_points(statement.label).size() + 4);
    }
    return std::min(300.0, 6.0 * static_cast<double>(longest));
}

void write_scores(const Book& book) {
    const Results& results = book.results;
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
    worksheet_freeze_panes(page, header_row + 1, first_score);
    worksheet_repeat_rows(page, header_row, header_row);
}

constexpr std::size_t first_measure = 2; // column of n in the statistics
constexpr double text_column = 48;       // letters a line of a statement's text

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
    const StatementResult& result = book.results.statements[statement];
    const Statistics& scores = result.scores;
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

void write_statistics(const Book& book) {
    lxw_worksheet* const page = add_page(book, book.words.statistics, book.results.title);
    const XlsxWords& words = book.words;
    write_text(page, header_row, 0, std::string(words.statement), book.formats.head);
    write_text(page, header_row, 1, "", book.formats.head);
    std::size_t column = first_measure;
    for (const std::string_view name :
         {words.n, words.mean, words.median, words.sd, words.lowest, words.highest, std::string_view("1"), std::string_view("2"),
          std::string_view("3"), std::string_view("4"), std::string_view("5"), words.agreement, words.waiting}) {
        write_text(page, header_row, column++, std::string(name), book.formats.head);
    }
    worksheet_set_column(page, 0, 0, 24, nullptr);
    worksheet_set_column(page, 1, 1, text_column, nullptr);
    worksheet_set_column(page, first_measure, static_cast<lxw_col_t>(column - 1), 8.5, nullptr);
    worksheet_set_column(page, first_measure + 6, first_measure + 10, 4.5, nullptr); // how many gave 1 to 5
    worksheet_set_row(page, header_row, 44, nullptr);
    for (std::size_t i = 0; i < book.results.statements.size(); ++i) {
        write_statistics_row(page, book, i);
    }
    const auto below = header_row + 2 + static_cast<lxw_row_t>(book.results.statements.size());
    write_text(page, below, 0, std::string(words.agreement_note), book.formats.note);
    worksheet_freeze_panes(page, header_row + 1, 1);
}

// Means by group, as values: the groups that are too small are put together or left out, which a formula over the scores cannot
// do.
void write_groups(const Book& book) {
    const Results& results = book.results;
    lxw_worksheet* const page = add_page(book, book.words.groups, results.title);
    write_text(page, header_row, 0, std::string(book.words.statement), book.formats.head);
    worksheet_set_column(page, 0, 0, 30, nullptr);
    worksheet_set_column(page, 1, static_cast<lxw_col_t>(results.groups.size()), 16, nullptr);
    worksheet_set_row(page, header_row, 48, nullptr);
    for (std::size_t g = 0; g < results.groups.size(); ++g) {
        const GroupResult& group = results.groups[g];
        std::string name;
        for (const std::string& part : group.names) {
            name += (name.empty() ? "" : ", ") + part;
        }
        write_text(page, header_row, g + 1, name + " (n = " + std::to_string(group.sheets) + ")", book.formats.head);
        for (std::size_t i = 0; i < group.statements.size(); ++i) {
            if (group.statements[i].mean) {
                worksheet_write_number(page, header_row + 1 + static_cast<lxw_row_t>(i), static_cast<lxw_col_t>(g + 1),
                                       *group.statements[i].mean, book.formats.decimal);
            }
        }
    }
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        write_text(page, header_row + 1 + static_cast<lxw_row_t>(i), 0,
                   std::to_string(i + 1) + ". " + results.statements[i].label, book.formats.text);
    }
}

struct Series {
    std::string sheet;
    lxw_col_t column;
    lxw_color_t colour;
    lxw_chart_line_dash_type dash;
};

void add_series(lxw_chart* chart, const Series& series, std::size_t statements) {
    const lxw_row_t first = header_row + 1;
    const auto last = header_row + static_cast<lxw_row_t>(statements);
    lxw_chart_series* const added = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_categories(added, series.sheet.c_str(), first, 0, last, 0);
    chart_series_set_values(added, series.sheet.c_str(), first, series.column, last, series.column);
    chart_series_set_name_range(added, series.sheet.c_str(), header_row, series.column);
    lxw_chart_line line = {.color = series.colour,
                           .none = 0,
                           .width = 2.25F,
                           .dash_type = static_cast<std::uint8_t>(series.dash),
                           .transparency = 0};
    chart_series_set_line(added, &line);
}

lxw_chart* radar_chart(const Book& book, std::string_view title) {
    lxw_chart* const chart = workbook_add_chart(book.file, LXW_CHART_RADAR_WITH_MARKERS);
    chart_title_set_name(chart, std::string(title).c_str());
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_set_max(chart->y_axis, 5);
    chart_axis_set_major_unit(chart->y_axis, 1);
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_TRUE);
    lxw_chart_line rings = {.color = 0xC9D0D9, .none = 0, .width = 0.75F, .dash_type = 0, .transparency = 0};
    chart_axis_major_gridlines_set_line(chart->y_axis, &rings);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    return chart;
}

void show_chart(const Book& book, lxw_chart* chart, std::string_view name) {
    lxw_chartsheet* const page = workbook_add_chartsheet(book.file, std::string(name).c_str());
    chartsheet_set_paper(page, book.results.paper == Paper::a4 ? 9 : 1);
    chartsheet_set_landscape(page);
    chartsheet_set_chart(page, chart);
}

void add_charts(const Book& book) {
    const std::size_t statements = book.results.statements.size();
    const std::string statistics(book.words.statistics);
    lxw_chart* const all = radar_chart(book, book.results.title);
    add_series(all, {statistics, 3, 0x16345C, LXW_CHART_LINE_DASH_SOLID}, statements);
    add_series(all, {statistics, 6, 0xD67E14, LXW_CHART_LINE_DASH_DASH}, statements);
    add_series(all, {statistics, 7, 0x3470B2, LXW_CHART_LINE_DASH_ROUND_DOT}, statements);
    show_chart(book, all, book.words.chart);
    if (book.results.groups.size() < 2) {
        return;
    }
    constexpr std::array<lxw_color_t, 6> colours = {0x16345C, 0xD67E14, 0x168070, 0x844894, 0x3470B2, 0x606A78};
    constexpr std::array<lxw_chart_line_dash_type, 3> dashes = {LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH,
                                                                LXW_CHART_LINE_DASH_ROUND_DOT};
    lxw_chart* const groups = radar_chart(book, book.words.groups);
    for (std::size_t g = 0; g < book.results.groups.size(); ++g) {
        add_series(groups,
                   {std::string(book.words.groups), static_cast<lxw_col_t>(g + 1), colours.at(g % colours.size()),
                    dashes.at(g / colours.size() % dashes.size())},
                   statements);
    }
    show_chart(book, groups, book.words.group_chart);
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

void set_properties(lxw_workbook* file, const Results& results) {
    std::string title = results.title;
    std::string company = "Formradar";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = company.data();
    properties.created = created_on(results.date);
    workbook_set_properties(file, &properties);
}

} // namespace

void write_xlsx(const Results& results, const std::string& path) {
    lxw_workbook* const file = workbook_new(path.c_str());
    if (file == nullptr) {
        throw Error("cannot make the workbook " + path + ": not enough memory");
    }
    const Book book{results, report_words(results.form.language).xlsx, file, formats_of(file)};
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

} // namespace formradar
