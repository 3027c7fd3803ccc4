// Further sheets for a session that exists.
#pragma once

#include "app/options.hpp"
#include "formradar/app/run.hpp"

namespace formradar::app {

int run_print_more(const PrintCommand&, bool quiet, World&);

} // namespace formradar::app
