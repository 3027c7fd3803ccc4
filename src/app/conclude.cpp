#include "app/conclude.hpp"

#include <algorithm>

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
    return {.readings = std::move(settled.readings),
            .results = std::move(results),
            .unapplied = std::move(unapplied),
            .missing = std::move(settled.missing),
            .decisions = decided.applied};
}

bool waits(const record::Reading& reading) {
    const bool not_counted = reading.status == record::Status::foreign || reading.status == record::Status::unreadable;
    return report::needs_person(reading) ||
           (not_counted && reading.awaits != record::Awaits::nobody && !reading.reason.starts_with("decided by"));
}

bool anything_waits(const Conclusion& conclusion) {
    return !conclusion.unapplied.empty() || !conclusion.missing.empty() || std::ranges::any_of(conclusion.readings, waits);
}

} // namespace formradar::app
