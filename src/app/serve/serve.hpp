// The command serve: the session in a browser.
#pragma once

#include "app/gather.hpp"
#include "app/options.hpp"

namespace formradar::app {

// Until the user ends it.
[[nodiscard]] int run_serve(const ServeCommand&, Voice, World&);

} // namespace formradar::app
