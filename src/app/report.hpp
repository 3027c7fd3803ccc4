// The report command: results from readings made elsewhere, and results of earlier sessions read back.
#pragma once

#include "app/gather.hpp"
#include "formradar/results/results.hpp"

namespace formradar::app {

// The readings in a file of them. Throws Error with the line that is none.
[[nodiscard]] std::vector<record::Reading> readings_in(const std::string& path, const machine::Files&);

int run_report(const ReportCommand&, Voice, World&);

// Throws Error when a session cannot be compared with that earlier one, and says why.
void must_be_comparable(const results::Results& earlier, const form::Session&);

// An earlier session's results, from the folder that process wrote them to. Throws Error when they are not there.
[[nodiscard]] results::Results results_in(const std::string& folder, World&);

} // namespace formradar::app
