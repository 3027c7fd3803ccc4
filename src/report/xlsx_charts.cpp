// Sheets of the workbook with charts and groups, and what all sheets have in common.
#include "report/xlsx_book.hpp"

#include <algorithm>
#include <array>

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
    chartsheet_set_paper(page, book.results.paper == form::Paper::a4 ? 9 : 1);
    chartsheet_set_landscape(page);
    chartsheet_set_chart(page, chart);
}

} // namespace

lxw_worksheet* add_page(const Book& book, std::string_view name, const std::string& title) {
    lxw_worksheet* const page = workbook_add_worksheet(book.file, std::string(name).c_str());
    set_up_page(page, book);
    worksheet_write_string(page, 0, 0, title.c_str(), book.formats.title);
    worksheet_set_row(page, 0, 24, nullptr);
    return page;
}

void write_text(lxw_worksheet* page, lxw_row_t row, std::size_t column, const std::string& text, lxw_format* format) {
    worksheet_write_string(page, row, static_cast<lxw_col_t>(column), cut(text).c_str(), format);
}

// Means by group, as values: the groups that are too small are put together or left out, which a formula over the scores cannot
// do.
void write_groups(const Book& book) {
    const results::Results& results = book.results;
    lxw_worksheet* const page = add_page(book, book.words.groups, results.title);
    write_text(page, header_row, 0, std::string(book.words.statement), book.formats.head);
    worksheet_set_column(page, 0, 0, 30, nullptr);
    worksheet_set_column(page, 1, static_cast<lxw_col_t>(results.groups.size()), 16, nullptr);
    worksheet_set_row(page, header_row, 48, nullptr);
    worksheet_repeat_rows(page, header_row, header_row);
    for (std::size_t g = 0; g < results.groups.size(); ++g) {
        const results::GroupResult& group = results.groups[g];
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

} // namespace formradar::report
