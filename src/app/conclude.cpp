// Decisions are applied to the readings, the sheets that count are settled, and what still waits is counted.
#include "app/conclude.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "formradar/report/doubts_html.hpp"
#include "formradar/results/apply.hpp"

namespace formradar::app {

bool is_of_another(const record::Reading& reading, const form::Session& session) {
    return !reading.session.empty() && reading.session != session.id;
}

void set_aside(record::Reading& reading) {
    reading.status = record::Status::foreign;
    reading.reason =
        "sheet " + reading.sheet + " is of another session, " + reading.session + ": move the scan to that session's scans/";
}

Conclusion conclude(std::vector<record::Reading> readings, const form::Session& session, record::Decisions decisions,
                    results::SmallGroups small_groups) {
    for (auto& reading : readings) {
        if (is_of_another(reading, session) && reading.status != record::Status::foreign) {
            set_aside(reading);
        }
    }
    auto decided = results::apply_decisions(std::move(readings), decisions.rows, session);
    auto settled = results::settle(std::move(decided.readings), session);
    auto unapplied = std::move(decisions.mistakes);
    unapplied.insert(unapplied.end(), decided.unapplied.begin(), decided.unapplied.end());
    std::ranges::sort(unapplied, {}, &record::RowMistake::line);
    auto results = results::add_up(settled.readings, session, {.small_groups = small_groups});
    results.checked = decided.checked;
    auto returned = returned_of(settled.readings, session);
    return {.readings = std::move(settled.readings),
            .results = std::move(results),
            .unapplied = std::move(unapplied),
            .notes = std::move(decided.notes),
            .missing = std::move(settled.missing),
            .copied = std::move(settled.copied),
            .returned = std::move(returned),
            .decisions = decided.applied};
}

Returned returned_of(std::span<const record::Reading> readings, const form::Session& session) {
    if (session.photocopy || session.sheets.empty()) {
        return {};
    }
    std::set<std::string_view> back;
    for (const auto& reading : readings) {
        if (reading.session == session.id && reading.status != record::Status::foreign) {
            back.insert(reading.sheet);
        }
    }
    Returned returned{.printed = session.sheets.size(), .missing = {}};
    std::ranges::copy_if(session.sheets, std::back_inserter(returned.missing),
                         [&](const form::Sheet& sheet) { return !back.contains(sheet.id); });
    return returned;
}

bool waits(const record::Reading& reading) {
    const bool not_counted = reading.status == record::Status::foreign || reading.status == record::Status::unreadable;
    const bool settled = reading.awaits == record::Awaits::nobody || reading.awaits == record::Awaits::decided;
    return report::needs_person(reading) || (not_counted && !settled);
}

bool anything_waits(const Conclusion& conclusion) {
    return conclusion.results.sheets.empty() || !conclusion.unapplied.empty() || !conclusion.missing.empty() ||
           std::ranges::any_of(conclusion.readings, waits);
}

std::size_t marks_in_doubt(const record::Reading& reading) {
    const auto scores = std::ranges::count(reading.scores, true, &record::Score::needs_review);
    return static_cast<std::size_t>(scores) + (reading.group_mark && reading.group_mark->needs_review ? 1 : 0);
}

Waiting waiting_in(const Conclusion& conclusion) {
    using record::Status;
    Waiting waiting{.rows = conclusion.unapplied.size()};
    for (const auto& reading : conclusion.readings) {
        if (reading.status == Status::read) {
            waiting.marks += marks_in_doubt(reading);
        } else if (waits(reading)) {
            const bool apart = reading.status == Status::foreign || reading.status == Status::unreadable;
            ++(apart ? waiting.again : waiting.pages);
        }
    }
    return waiting;
}

} // namespace formradar::app
