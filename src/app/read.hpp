// The read command: readings as JSON Lines.
#pragma once

#include "app/gather.hpp"

namespace formradar::app {

int run_read(const ReadCommand&, Voice, World&);

} // namespace formradar::app
