// Files that somebody may take for the session's decisions.csv, and that are not.
#pragma once

#include <string>

#include "app/messages.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

// A line for each: a second download of a browser, a workbook, a text that an editor gave another ending.
[[nodiscard]] std::string told_of_other_decisions(const machine::Files&, const std::string& folder, const Messages&);

} // namespace formradar::app
