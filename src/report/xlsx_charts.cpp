// Sheets of the workbook with charts and groups, and what all sheets have in common.
#include "report/xlsx_book.hpp"

#include "formradar/core/harmless.hpp"

#include <algorithm>
#include <array>

#include "report/chart.hpp"

namespace formradar::report {
namespace {

void set_up_page(lxw_worksheet* page, const Book& book) {
    worksheet_set_paper(page, book.results.paper == form::Paper::a4 ? 9 : 1);
    worksheet_set_landscape(page);
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_set_margins(page, 0.5, 0.5, 0.6, 0.6);
    worksheet_set_footer(page, "&C&P / &N");
}

std::string cut(const std::string& text) {
    constexpr std::size_t longest = 32'000; // bytes; a cell holds 32,767 characters
    return text.size() <= longest ? text : text.substr(0, longest);
}

struct Series {
    std::string sheet;
    lxw_col_t column;
    lxw_color_t colour;
    lxw_chart_line_dash_type dash;
};

void add_series(lxw_chart* chart, const Series& series, Part part) {
    const lxw_row_t first = header_row + 1 + static_cast<lxw_row_t>(part.first);
    const auto last = first + static_cast<lxw_row_t>(part.count) - 1;
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

// The title is the one in the sheet's first cell: given as text, one that begins with "=" would be taken for a formula.
lxw_chart* radar_chart(const Book& book, const std::string& sheet) {
    lxw_chart* const chart = workbook_add_chart(book.file, LXW_CHART_RADAR_WITH_MARKERS);
    chart_title_set_name_range(chart, sheet.c_str(), 0, 0);
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_set_max(chart->y_axis, book.results.form.scale.steps);
    chart_axis_set_major_unit(chart->y_axis, 1);
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_TRUE);
    lxw_chart_line rings = {.color = 0xC9D0D9, .none = 0, .width = 0.75F, .dash_type = 0, .transparency = 0};
    chart_axis_major_gridlines_set_line(chart->y_axis, &rings);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    return chart;
}

// "Radar", and "Radar 2" for the next statements.
void show_chart(const Book& book, lxw_chart* chart, const std::string& name, std::size_t part) {
    const std::string numbered = part == 0 ? name : name + " " + std::to_string(part + 1);
    lxw_chartsheet* const page = workbook_add_chartsheet(book.file, numbered.c_str());
    chartsheet_set_paper(page, book.results.paper == form::Paper::a4 ? 9 : 1);
    chartsheet_set_landscape(page);
    chartsheet_set_chart(page, chart);
}

} // namespace

lxw_worksheet* add_page(const Book& book, std::string_view name, const std::string& title) {
    lxw_worksheet* const page = workbook_add_worksheet(book.file, std::string(name).c_str());
    set_up_page(page, book);
    worksheet_write_string(page, 0, 0, harmless(title).c_str(), book.formats.title);
    worksheet_set_row(page, 0, 24, nullptr);
    return page;
}

void write_text(lxw_worksheet* page, lxw_row_t row, std::size_t column, const std::string& text, lxw_format* format) {
    worksheet_write_string(page, row, static_cast<lxw_col_t>(column), cut(harmless(text)).c_str(), format);
}

namespace {

// n and the sum of the scores stand below the means, which are formulas over them; that says no more than the means do.
struct GroupRows {
    lxw_row_t n;
    lxw_row_t sum;
};

GroupRows group_rows(const Book& book, std::size_t statement) {
    const std::size_t statements = book.results.statements.size();
    const std::size_t first = header_row + 1 + statement;
    return {static_cast<lxw_row_t>(first + statements + 2), static_cast<lxw_row_t>(first + 2 * (statements + 2))};
}

void write_group_cell(lxw_worksheet* page, const Book& book, std::size_t group, std::size_t statement) {
    const results::Statistics& scores = book.results.groups[group].statements[statement];
    const auto column = static_cast<lxw_col_t>(group + 1);
    const GroupRows rows = group_rows(book, statement);
    double sum = 0;
    for (std::size_t i = 0; i < scores.counts.size(); ++i) {
        sum += scores.counts.at(i) * static_cast<double>(i + 1);
    }
    const std::string letter = column_name(column), n = letter + std::to_string(rows.n + 1),
                      of = letter + std::to_string(rows.sum + 1);
    worksheet_write_number(page, rows.n, column, scores.n, book.formats.score);
    worksheet_write_number(page, rows.sum, column, sum, book.formats.score);
    write_formula(page, header_row + 1 + static_cast<lxw_row_t>(statement), column,
                  {"=IF(" + n + "<1,\"\"," + of + "/" + n + ")", scores.mean}, book.formats.decimal);
}

void write_group_labels(lxw_worksheet* page, const Book& book, std::size_t statement) {
    const std::string label = std::to_string(statement + 1) + ". " + book.results.statements[statement].label;
    const GroupRows rows = group_rows(book, statement);
    for (const lxw_row_t row : {header_row + 1 + static_cast<lxw_row_t>(statement), rows.n, rows.sum}) {
        write_text(page, row, 0, label, book.formats.text);
    }
}

} // namespace

// The groups that may be shown: what is put together or left out cannot be told from here.
void write_groups(const Book& book) {
    const results::Results& results = book.results;
    lxw_worksheet* const page = add_page(book, book.words.groups, results.title);
    write_text(page, header_row, 0, std::string(book.words.mean), book.formats.head);
    write_text(page, group_rows(book, 0).n - 1, 0, std::string(book.words.n), book.formats.head);
    write_text(page, group_rows(book, 0).sum - 1, 0, std::string(book.words.sum), book.formats.head);
    worksheet_set_column(page, 0, 0, 30, nullptr);
    worksheet_set_column(page, 1, static_cast<lxw_col_t>(results.groups.size()), 16, nullptr);
    worksheet_set_row(page, header_row, 48, nullptr);
    worksheet_repeat_rows(page, header_row, header_row);
    for (std::size_t g = 0; g < results.groups.size(); ++g) {
        const std::string name = name_of(book.telling, results.groups[g]);
        write_text(page, header_row, g + 1, name + " (n = " + std::to_string(results.groups[g].sheets) + ")", book.formats.head);
        for (std::size_t i = 0; i < results.statements.size(); ++i) {
            write_group_cell(page, book, g, i);
        }
    }
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        write_group_labels(page, book, i);
    }
    write_text(page, group_rows(book, results.statements.size()).sum + 1, 0, group_notes(book.telling), book.formats.note);
}

void add_charts(const Book& book) {
    const std::string statistics(book.words.statistics), groups(book.words.groups);
    const std::vector<Part> parts = parts_of(book.results);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        lxw_chart* const all = radar_chart(book, statistics);
        add_series(all, {statistics, mean_column, 0x16345C, LXW_CHART_LINE_DASH_SOLID}, parts[i]);
        add_series(all, {statistics, lowest_column, 0xD67E14, LXW_CHART_LINE_DASH_DASH}, parts[i]);
        add_series(all, {statistics, highest_column, 0x3470B2, LXW_CHART_LINE_DASH_ROUND_DOT}, parts[i]);
        show_chart(book, all, std::string(book.words.chart), i);
    }
    if (book.results.groups.size() < 2) {
        return;
    }
    constexpr std::array<lxw_color_t, 6> colours = {0x16345C, 0xD67E14, 0x168070, 0x844894, 0x3470B2, 0x606A78};
    constexpr std::array<lxw_chart_line_dash_type, 3> dashes = {LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH,
                                                                LXW_CHART_LINE_DASH_ROUND_DOT};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        lxw_chart* const chart = radar_chart(book, groups);
        for (std::size_t g = 0; g < book.results.groups.size(); ++g) {
            add_series(chart,
                       {groups, static_cast<lxw_col_t>(g + 1), colours.at(g % colours.size()),
                        dashes.at(g / colours.size() % dashes.size())},
                       parts[i]);
        }
        show_chart(book, chart, std::string(book.words.group_chart), i);
    }
}

void write_formula(lxw_worksheet* page, lxw_row_t row, std::size_t column, const Formula& formula, lxw_format* format) {
    if (formula.value) {
        worksheet_write_formula_num(page, row, static_cast<lxw_col_t>(column), formula.text.c_str(), format, *formula.value);
    } else {
        worksheet_write_formula_str(page, row, static_cast<lxw_col_t>(column), formula.text.c_str(), format, "");
    }
}

std::string column_name(std::size_t column) {
    std::array<char, 8> name{};
    lxw_col_to_name(name.data(), static_cast<lxw_col_t>(column), 0);
    return name.data();
}

} // namespace formradar::report
