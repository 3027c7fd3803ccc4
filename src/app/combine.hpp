// The combine command: the results of several sessions of one form as one.
#pragma once

#include "app/gather.hpp"
#include "app/options.hpp"
#include "formradar/app/run.hpp"

namespace formradar::app {

int run_combine(const CombineCommand&, Voice, World&);

} // namespace formradar::app
