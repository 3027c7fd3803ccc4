// Several runs at once, and people who write while a run ends.
#pragma once

#include "faults/experiment.hpp"

namespace formradar::faults {

// A desk with a session `noord` of two sheets whose scans are there; or of that session grown, see cli/filled.hpp.
void fill_desk(const Tools&, const std::filesystem::path& desk, bool grown);

struct Raced {
    int races = 0;
    std::vector<std::string> harms;
};

// Each of these this many times: two prints into one folder; four runs over one session under different names; a person who
// writes decisions.csv while a first run is busy; two prints of further sheets; one of those, and one that forgets a sheet,
// beside a run; and that one beside a session that is served.
[[nodiscard]] Raced race(const Tools&, const std::filesystem::path& filled, int times);

} // namespace formradar::faults
