// Several runs at once, and people who write while a run ends.
#pragma once

#include "faults/experiment.hpp"

namespace formradar::faults {

// A desk with a session `noord` of two sheets whose scans are there.
void fill_desk(const Tools&, const std::filesystem::path& desk);

struct Raced {
    int races = 0;
    std::vector<std::string> harms;
};

// Each of these this many times: two prints into one folder, three runs over one session under different names, and a person
// who writes decisions.csv while a first run is busy.
[[nodiscard]] Raced race(const Tools&, const std::filesystem::path& filled, int times);

} // namespace formradar::faults
