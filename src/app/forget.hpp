// The forget command: a session, or one sheet of it, erased from everything that the program keeps.
#pragma once

#include "app/options.hpp"
#include "formradar/app/run.hpp"

namespace formradar::app {

int run_forget(const ForgetCommand&, World&);

} // namespace formradar::app
