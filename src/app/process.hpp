// The process command: scans to results.
#pragma once

#include "app/gather.hpp"

namespace formradar::app {

int run_process(const ProcessCommand&, Voice, World&);

} // namespace formradar::app
