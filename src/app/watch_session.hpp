// process --watch: a session's results kept up to date while its scans come in, until the user ends it.
#pragma once

#include "app/gather.hpp"
#include "app/options.hpp"

namespace formradar::app {

[[nodiscard]] int run_watch(const ProcessCommand&, Voice, World&);

} // namespace formradar::app
