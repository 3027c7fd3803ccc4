// A session served while something goes wrong: a decision is posted and results are asked for, as a browser does.
#pragma once

#include <chrono>

#include "faults/experiment.hpp"

namespace formradar::faults {

struct Served {
    Ran ran;
    bool lost = false; // a sheet was neither read nor shown as a doubt, as long as it went on
    int decided = 0;   // the answer's status; 0: there was none
    int made = 0;      // likewise, of the results
};

// `serve noord` in `desk` with this fault, from its first line to Ctrl-C. So long both sheets are waited for: on a machine that
// has much else to do as well, too.
[[nodiscard]] Served serve(const Tools&, const std::filesystem::path& desk, const Fault&,
                           std::chrono::seconds patience = std::chrono::seconds(20));

} // namespace formradar::faults
