// What a run of process came to, or would read, for scripts: one JSON object. Fields may be added, not renamed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "formradar/core/reason.hpp"
#include "formradar/results/results.hpp"

namespace formradar::report {

// One session of the run.
struct RunSession {
    std::string folder; // where its results are
    std::string session;
    std::string title;
    std::string date;
    std::string form;
    std::size_t files = 0;           // with pages of it
    results::Tally tally;            // its pages by status
    std::size_t sheets = 0;          // that count
    std::vector<std::string> absent; // sheets that were printed and are not back
    std::size_t marks = 0;           // in doubt
    std::size_t pages = 0;           // for a person to look at
    std::size_t again = 0;           // to scan again, to move or to leave out
    std::size_t rows = 0;            // of decisions.csv that hold for nothing
    int decisions = 0;               // that were applied
};

// Pages of no session.
struct RunUnclaimed {
    std::string folder;
    results::Tally tally;
};

// All of the run.
struct RunSummary {
    std::string version;
    std::vector<RunSession> sessions;
    std::optional<RunUnclaimed> unclaimed;
    int exit_code = 0; // 0 or 3
};
// Indented, with a newline at its end.
[[nodiscard]] std::string run_json(const RunSummary&);

// A file that would be read.
struct PlannedFile {
    std::string name;
    bool known = false; // the last run has it
    Reason refusal;     // why it cannot be read; else empty
};

// A session that is known near the files.
struct PlannedSession {
    std::string session;
    std::string title;
    std::string folder; // empty for one that only the registry knows
};

// What `--dry-run` says.
struct RunPlan {
    std::string version;
    std::vector<PlannedFile> files;
    std::vector<PlannedSession> sessions;
    std::string out;                   // where results would go
    std::vector<std::string> warnings; // for people
};
// Indented, with a newline at its end.
[[nodiscard]] std::string plan_json(const RunPlan&);

} // namespace formradar::report
