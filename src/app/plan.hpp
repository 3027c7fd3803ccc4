// process --dry-run: what would be read, with nothing read and nothing written.
#pragma once

#include "app/gather.hpp"

namespace formradar::app {

// On standard output. `out`: where results would go, as the user would write it.
void tell_plan(const Gathered&, const std::string& out, bool json, World&);

} // namespace formradar::app
