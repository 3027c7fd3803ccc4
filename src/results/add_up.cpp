// Readings to Results: a row a sheet, then statistics over the rows.
#include <algorithm>
#include <map>
#include <set>

#include "formradar/results/results.hpp"
#include "formradar/results/settle.hpp"
#include "results/groups.hpp"
#include "results/statement_result.hpp"

namespace formradar::results {
namespace {

// One page of a sheet, and whether its scores count.
struct PageOfSheet {
    const record::Reading* reading = nullptr;
    bool counts = false;
};

// The readings that say something about a sheet of this session; duplicates repeat what is said already.
bool concerns_a_sheet(const record::Reading& reading, const form::Session& session) {
    const bool status = reading.status == record::Status::read || reading.status == record::Status::doubt ||
                        reading.status == record::Status::conflict;
    return status && reading.session == session.id && !reading.sheet.empty() && reading.page > 0;
}

bool counts(const record::Reading& reading) {
    return reading.status != record::Status::conflict && !page_in_doubt(reading);
}

std::vector<int> statements_on(const record::Reading& reading, const form::Session& session) {
    std::vector<int> statements;
    const auto page = static_cast<std::size_t>(reading.page);
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

SheetCell cell_of(const PageOfSheet& page, int statement, const form::Scale& scale) {
    const auto score = std::ranges::find(page.reading->scores, statement, &record::Score::statement);
    if (!page.counts || score == page.reading->scores.end() || score->needs_review) {
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

void add_group(SheetResult& row, const PageOfSheet& page) {
    const bool waits = page.reading->group_mark && page.reading->group_mark->needs_review;
    if (page.counts && !waits && !page.reading->group.empty()) {
        row.group = page.reading->group;
    }
    row.doubts += page.counts && waits ? 1 : 0;
    row.group_waits = row.group_waits || waits;
}

void add_page(SheetResult& row, const PageOfSheet& page, const form::Session& session) {
    for (const int statement : statements_on(*page.reading, session)) {
        const auto index = static_cast<std::size_t>(statement) - 1;
        if (statement < 1 || index >= row.cells.size()) {
            continue;
        }
        row.cells[index] = cell_of(page, statement, session.form.scale);
        row.doubts += row.cells[index].kind == Cell::waiting ? 1 : 0;
    }
    add_group(row, page);
    if (page.counts) {
        const record::Source& source = page.reading->source;
        const bool first = source.page_in_file == 1 && source.sheet_in_picture == 1;
        row.scans.push_back(source.path + (first ? "" : "#" + std::to_string(source.page_in_file)) +
                            (source.sheet_in_picture == 1 ? "" : "#" + std::to_string(source.sheet_in_picture)));
    }
}

// By sheet and page. Of several scans that are in conflict one stands for all: none counts. In a photocopied session every page
// is a row of its own, since nothing says which pages belong together.
std::map<std::pair<std::string, int>, PageOfSheet> pages_by_sheet(std::span<const record::Reading> readings,
                                                                  const form::Session& session) {
    std::map<std::pair<std::string, int>, PageOfSheet> pages;
    std::size_t copies = 0;
    const std::size_t digits = std::to_string(readings.size()).size();
    for (const record::Reading& reading : readings) {
        if (!concerns_a_sheet(reading, session)) {
            continue;
        }
        std::string sheet = sheet_name(reading);
        if (session.photocopy) {
            const std::string number = std::to_string(++copies);
            sheet += "-" + std::string(digits - number.size(), '0') + number;
        }
        pages.emplace(std::pair{sheet, reading.page}, PageOfSheet{&reading, counts(reading)});
    }
    return pages;
}

std::string preset_group(const form::Session& session, const std::string& sheet) {
    const auto found = std::ranges::find(session.sheets, sheet, &form::Sheet::id);
    return found == session.sheets.end() ? "" : found->group;
}

struct Rows {
    std::vector<SheetResult> sheets;
    int unverified = 0;
};

Rows rows_of(std::span<const record::Reading> readings, const form::Session& session) {
    Rows rows;
    bool verified = true;
    const auto pages = pages_by_sheet(readings, session);
    for (const auto& [key, page] : pages) {
        if (rows.sheets.empty() || rows.sheets.back().sheet != key.first) {
            verified = true;
            rows.sheets.push_back({.sheet = key.first,
                                   .group = preset_group(session, page.reading->sheet),
                                   .cells = std::vector<SheetCell>(session.form.statements.size()),
                                   .scans = {}});
        }
        add_page(rows.sheets.back(), page, session);
        if (page.counts && !page.reading->verified && verified) {
            verified = false;
            ++rows.unverified;
        }
    }
    return rows;
}

// Pages in doubt that are of no sheet yet, and of pages in conflict all but one: a person may say that each is a sheet of its
// own.
int pages_without_place(std::span<const record::Reading> readings, const form::Session& session) {
    int pages = 0;
    std::set<std::pair<std::string, int>> in_conflict;
    for (const record::Reading& reading : readings) {
        if (reading.status == record::Status::doubt) {
            pages += concerns_a_sheet(reading, session) ? 0 : 1;
        } else if (reading.status == record::Status::conflict && concerns_a_sheet(reading, session)) {
            pages += in_conflict.emplace(reading.sheet, reading.page).second ? 0 : 1;
        }
    }
    return pages;
}

Tally tally_of(std::span<const record::Reading> readings, const form::Session& session) {
    Tally tally;
    for (const record::Reading& reading : readings) {
        const auto* const status = std::ranges::find(record::all_statuses, reading.status);
        ++tally.pages.at(static_cast<std::size_t>(status - record::all_statuses.begin()));
        ++tally.found;
    }
    tally.sheets_printed = session.photocopy ? 0 : static_cast<int>(session.sheets.size());
    return tally;
}

int count_missing_pages(std::span<const record::Reading> readings, const form::Session& session) {
    return static_cast<int>(settle(std::vector(readings.begin(), readings.end()), session).missing.size());
}

} // namespace

int Results::waiting() const {
    int sum = 0;
    for (const StatementResult& statement : statements) {
        sum += statement.waiting;
    }
    return sum;
}

int Results::pages(record::Status status) const {
    return tally.pages.at(
        static_cast<std::size_t>(std::ranges::find(record::all_statuses, status) - record::all_statuses.begin()));
}

Results add_up(std::span<const record::Reading> readings, const form::Session& session, const AddUpOptions& options) {
    Results results;
    results.session = session.id;
    results.form_hash = session.form_hash;
    results.title = session.title;
    results.date = session.date;
    results.form = session.form;
    results.paper = session.layout.paper;
    results.photocopy = session.photocopy;
    results.tally = tally_of(readings, session);
    results.tally.pages_missing = count_missing_pages(readings, session);
    Rows rows = rows_of(readings, session);
    results.tally.unverified = rows.unverified;
    results.sheets = std::move(rows.sheets);
    results.unplaced = pages_without_place(readings, session);
    results.groups_waiting = static_cast<int>(std::ranges::count(results.sheets, true, &SheetResult::group_waits));
    for (std::size_t i = 0; i < session.form.statements.size(); ++i) {
        results.statements.push_back(statement_result(results, i));
    }
    add_groups(results, options);
    return results;
}

} // namespace formradar::results
