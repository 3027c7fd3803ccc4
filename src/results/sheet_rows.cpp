// One row for each page of each sheet; rows of one sheet are put together in the order of its pages.
#include "results/sheet_rows.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "formradar/results/settle.hpp"

namespace formradar::results {
namespace {

bool counts(const record::Reading& reading) {
    return reading.status != record::Status::conflict && !page_in_doubt(reading);
}

std::vector<int> statements_on(const record::Reading& reading, const form::Session& session) {
    std::vector<int> statements;
    const auto page = static_cast<std::size_t>(*reading.page);
    if (page <= session.layout.pages.size()) {
        for (const form::Row& row : session.layout.pages[page - 1].rows) {
            statements.push_back(row.statement);
        }
        return statements;
    }
    for (const record::Score& score : reading.scores) {
        statements.push_back(score.statement);
    }
    return statements;
}

SheetCell cell_of(const record::Reading& reading, int statement, const form::Scale& scale) {
    const auto score = std::ranges::find(reading.scores, statement, &record::Score::statement);
    if (!counts(reading) || score == reading.scores.end() || score->needs_review) {
        return {Cell::waiting, 0};
    }
    const bool on_scale = score->score && *score->score <= scale.steps; // a line of readings.jsonl may say anything
    if (score->state == record::State::marked && on_scale) {
        return {Cell::scored, *score->score};
    }
    if (score->state == record::State::not_applicable) {
        return {Cell::not_applicable, 0};
    }
    return {score->state == record::State::empty ? Cell::empty : Cell::waiting, 0};
}

void add_cells(SheetResult& row, const record::Reading& reading, const form::Session& session) {
    for (const int statement : statements_on(reading, session)) {
        const auto index = static_cast<std::size_t>(statement) - 1;
        if (statement < 1 || index >= row.cells.size()) {
            continue;
        }
        row.cells[index] = cell_of(reading, statement, session.form.scale);
        row.doubts += row.cells[index].kind == Cell::waiting ? 1 : 0;
    }
}

void add_group(SheetResult& row, const record::Reading& reading) {
    const bool waits = reading.group_mark && reading.group_mark->needs_review;
    if (counts(reading) && !waits) {
        row.group = reading.group;
    }
    row.doubts += counts(reading) && waits ? 1 : 0;
    row.group_waits = waits;
}

std::string name_of(const record::Source& source) {
    const bool first = source.page_in_file == 1 && source.sheet_in_picture == 1;
    return source.path + (first ? "" : "#" + std::to_string(source.page_in_file)) +
           (source.sheet_in_picture == 1 ? "" : "#" + std::to_string(source.sheet_in_picture));
}

// A further page of the same sheet.
void put_together(SheetResult& sheet, SheetResult page) {
    for (std::size_t i = 0; i < sheet.cells.size(); ++i) {
        if (page.cells[i].kind != Cell::missing) {
            sheet.cells[i] = page.cells[i];
        }
    }
    if (!page.group.empty()) {
        sheet.group = std::move(page.group);
    }
    sheet.doubts += page.doubts;
    sheet.group_waits = sheet.group_waits || page.group_waits;
    std::ranges::move(page.scans, std::back_inserter(sheet.scans));
}

// Where every page is a row of its own, since nothing says which pages belong together.
void number(std::vector<PageRow>& pages, std::size_t readings) {
    const std::size_t digits = std::to_string(readings).size();
    for (auto& page : pages) {
        const auto number = std::to_string(page.copy);
        page.row.sheet += "-" + std::string(digits - std::min(digits, number.size()), '0') + number;
    }
}

} // namespace

bool concerns_a_sheet(const record::Reading& reading, const form::Session& session) {
    const bool status = reading.status == record::Status::read || reading.status == record::Status::doubt ||
                        reading.status == record::Status::conflict;
    return status && reading.session == session.id && !reading.sheet.empty() && reading.page;
}

PageRow page_row(const record::Reading& reading, const form::Session& session) {
    PageRow page{.row = {.sheet = sheet_name(reading),
                         .group = {},
                         .cells = std::vector<SheetCell>(session.form.statements.size()),
                         .scans = {}},
                 .paper = reading.sheet,
                 .page = *reading.page,
                 .unverified = counts(reading) && !reading.verified};
    add_cells(page.row, reading, session);
    add_group(page.row, reading);
    if (counts(reading)) {
        page.row.scans.push_back(name_of(reading.source));
    }
    return page;
}

Rows rows_of(std::vector<PageRow> pages, std::size_t readings, const form::Session& session) {
    std::map<std::string_view, std::string_view> preset;
    for (const auto& sheet : session.sheets) {
        preset.emplace(sheet.id, sheet.group);
    }
    if (session.photocopy) {
        number(pages, readings);
    }
    std::ranges::stable_sort(pages, {}, [](const PageRow& page) { return std::tie(page.row.sheet, page.page); });
    Rows rows;
    int last_page = 0;
    bool verified = true;
    for (auto& page : pages) {
        const bool further = !rows.sheets.empty() && rows.sheets.back().sheet == page.row.sheet;
        if (further && page.page == last_page) {
            continue;
        }
        if (further) {
            put_together(rows.sheets.back(), std::move(page.row));
        } else {
            const auto group = preset.find(page.paper);
            if (page.row.group.empty() && group != preset.end()) {
                page.row.group = group->second;
            }
            rows.sheets.push_back(std::move(page.row));
            verified = true;
        }
        last_page = page.page;
        if (page.unverified && verified) {
            verified = false;
            ++rows.unverified;
        }
    }
    return rows;
}

} // namespace formradar::results
