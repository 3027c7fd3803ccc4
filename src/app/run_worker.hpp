// The worker's side: requests come in, pages go out, and nothing else can be done.
#pragma once

#include <string>

namespace formradar::app {

inline constexpr const char* worker_argument = "--read-for-another-process"; // the program's first argument: be a worker

// `parent`: the process that started it, as a number. Serves standard input until nobody asks any more.
int run_worker(const std::string& parent);

} // namespace formradar::app
