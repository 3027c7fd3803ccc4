// Readings to Results: rows of pages while they come, then statistics over the sheets' rows.
#include "formradar/results/adding_up.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "results/groups.hpp"
#include "results/sheet_rows.hpp"
#include "results/statement_result.hpp"

namespace formradar::results {

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

struct AddingUp::State {
    explicit State(const form::Session& session) : found(session) {}
    std::vector<PageRow> pages;
    std::size_t copies = 0;
    std::set<std::pair<std::string, int>> in_conflict;
    int unplaced = 0;
    Tally tally;
    SheetsFound found;
};

AddingUp::AddingUp(const form::Session& session) : session_(session), state_(std::make_unique<State>(session)) {}

AddingUp::~AddingUp() = default;

void AddingUp::add(const record::Reading& reading) {
    const auto* const status = std::ranges::find(record::all_statuses, reading.status);
    ++state_->tally.pages.at(static_cast<std::size_t>(status - record::all_statuses.begin()));
    ++state_->tally.found;
    state_->found.add(reading);
    const bool of_sheet = concerns_a_sheet(reading, session_);
    if (of_sheet) {
        state_->pages.push_back(page_row(reading, session_));
        state_->pages.back().copy = ++state_->copies;
    }
    // Pages in doubt that are of no sheet yet, and of pages in conflict all but one: a person may say that each is a sheet of its
    // own.
    if (reading.status == record::Status::doubt) {
        state_->unplaced += of_sheet ? 0 : 1;
    } else if (reading.status == record::Status::conflict && of_sheet) {
        state_->unplaced += state_->in_conflict.emplace(reading.sheet, *reading.page).second ? 0 : 1;
    }
}

std::vector<MissingPage> AddingUp::missing() const {
    return state_->found.missing();
}

Results AddingUp::results(const AddUpOptions& options) && {
    Results results;
    results.session = session_.id;
    results.form_hash = session_.form_hash;
    results.title = session_.title;
    results.date = session_.date;
    results.form = session_.form;
    results.paper = session_.layout.paper;
    results.photocopy = session_.photocopy;
    results.tally = state_->tally;
    if (!session_.photocopy && !session_.sheets.empty()) {
        results.tally.sheets_printed = static_cast<int>(session_.sheets.size());
    }
    results.tally.pages_missing = static_cast<int>(missing().size());
    Rows rows = rows_of(std::move(state_->pages), static_cast<std::size_t>(results.tally.found), session_);
    results.tally.unverified = rows.unverified;
    results.sheets = std::move(rows.sheets);
    results.unplaced = state_->unplaced;
    results.groups_waiting = static_cast<int>(std::ranges::count(results.sheets, true, &SheetResult::group_waits));
    for (std::size_t i = 0; i < session_.form.statements.size(); ++i) {
        results.statements.push_back(statement_result(results, i));
    }
    add_groups(results, options);
    return results;
}

Results add_up(std::span<const record::Reading> readings, const form::Session& session, const AddUpOptions& options) {
    AddingUp adding(session);
    std::ranges::for_each(readings, [&](const record::Reading& reading) { adding.add(reading); });
    return std::move(adding).results(options);
}

} // namespace formradar::results
