// Where a session stands: what is in its folder, what of it is in the results, what waits. Nothing is written, nothing is read
// anew.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/conclude.hpp"
#include "formradar/form/session.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

struct Standing {
    form::Session session;
    std::vector<std::string> forms; // to print: names
    std::vector<std::string> forms_gone;
    std::string table;                // that scores were imported from; else empty
    std::size_t scans = 0;            // files
    std::vector<std::string> fresh;   // scans that were not read yet
    std::vector<std::string> changed; // since they were read
    std::vector<std::string> gone;    // that were read
    std::optional<Conclusion> last;   // of the last run's readings, with the decisions that there are now; none: no run yet
    bool decided_since = false;       // the decisions say something else than the results
    std::vector<std::string> touched; // results that somebody changed
    Waiting waiting;

    [[nodiscard]] bool is_old() const { return decided_since || !fresh.empty() || !changed.empty() || !gone.empty(); }
    [[nodiscard]] bool has_results() const { return last && !last->results.sheets.empty(); }
};

// Throws Error when there is no session, or its files are wrong.
[[nodiscard]] Standing standing_of(const machine::Files&, const std::string& folder);

enum class Next { print, process, rows, look, again, more, nothing };

// What somebody has to do, first things first; never empty.
[[nodiscard]] std::vector<Next> next_of(const Standing&);

} // namespace formradar::app
