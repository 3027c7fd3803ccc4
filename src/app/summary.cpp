// Picks out of a conclusion what scripts ask for.
#include "app/summary.hpp"

namespace formradar::app {
report::RunSession summary_of(const Conclusion& conclusion, const std::string& folder) {
    const auto waiting = waiting_in(conclusion);
    const auto& results = conclusion.results;
    report::RunSession run{.folder = folder,
                           .session = results.session,
                           .title = results.title,
                           .date = results.date,
                           .form = results.form.id,
                           .files = conclusion.account.files(),
                           .tally = results.tally,
                           .sheets = results.sheets.size(),
                           .absent = {},
                           .marks = waiting.marks,
                           .pages = waiting.pages,
                           .again = waiting.again,
                           .rows = waiting.rows,
                           .decisions = conclusion.decisions};
    for (const auto& sheet : conclusion.returned.missing) {
        run.absent.push_back(sheet.id);
    }
    return run;
}

report::RunUnclaimed unclaimed_summary(const Account& unclaimed, const std::string& folder) {
    report::RunUnclaimed run{.folder = folder, .tally = {.found = static_cast<int>(unclaimed.pages())}};
    for (std::size_t i = 0; i < record::all_statuses.size(); ++i) {
        run.tally.pages[i] = static_cast<int>(unclaimed.pages(record::all_statuses[i]));
    }
    return run;
}

} // namespace formradar::app
