// Sheets that the results of the last run have and those of this one do not: nobody loses a sheet without being told.
#pragma once

#include <string>
#include <vector>

#include "app/complaint.hpp"
#include "app/messages.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/results/results.hpp"

namespace formradar::app {

// In the order of the last results; none when there are no last results.
[[nodiscard]] std::vector<std::string> lost_sheets(const machine::Files&, const std::string& folder, const results::Results&);

[[nodiscard]] std::string told_of_lost(const std::vector<std::string>& sheets,
                                       const Messages&); // a line for the end of a run; empty for none
// Why results stay as they are when a folder of scans could not be looked into.
[[nodiscard]] Complaint kept_for_lost(const std::string& folder, const std::vector<std::string>& sheets);

} // namespace formradar::app
