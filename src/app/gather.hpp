// What process and read begin with: the scans, the sessions they may be of, and how they are to be read.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/messages.hpp"
#include "app/options.hpp"
#include "app/pool.hpp"
#include "formradar/app/run.hpp"

namespace formradar::app {

struct Gathered {
    FoundScans found;
    std::vector<SessionAt> sessions; // near the scans, or named
    std::optional<std::string> home; // the one path given is this session's folder
    std::vector<std::string> warnings;
    Setting setting; // without ledger and answers, which are the command's to choose
};

// Throws Error when there is nothing to read.
[[nodiscard]] Gathered gather(const ScanOptions&, const World&);

// A build is told by its bytes: what another build read is read again.
[[nodiscard]] std::string build_of(const World&);

// Reads in worker processes when the world has a program to run, else in threads.
[[nodiscard]] Pool pool_for(int jobs, const Setting&, World&);

// What people see: how much is said, and what a page became.
struct Voice {
    bool quiet = false;
    bool verbose = false;
};

// Every page of every file, in the order of the files, with progress told.
void read_with_progress(const Gathered&, const Pool&, Voice, World&, const std::function<void(PageOutcome)>& take);

[[nodiscard]] std::string line_of(const record::Reading&, const Messages&); // "scans/0007.jpg: read, sheet A7F"

} // namespace formradar::app
