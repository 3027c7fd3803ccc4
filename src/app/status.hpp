// The status command: where a session stands and what to do next.
#pragma once

#include <string>

#include "app/messages.hpp"
#include "app/options.hpp"
#include "app/standing.hpp"
#include "formradar/app/run.hpp"

namespace formradar::app {

// Ends with 3 when something waits for a person.
int run_status(const StatusCommand&, World&);

// `folder` as the user would write it.
[[nodiscard]] std::string status_text(const Standing&, const std::string& folder, const Messages&);

} // namespace formradar::app
