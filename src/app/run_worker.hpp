// The worker's side: requests come in, pages go out, and nothing else can be done.
#pragma once

#include <string>

#include "formradar/read/read_page.hpp"

namespace formradar::app {

inline constexpr const char* worker_argument = "--read-for-another-process"; // the program's first argument: be a worker

// `parent`: the process that started it, as a number. Serves standard input until nobody asks any more. What `find_codes` takes
// more than two seconds for ends the process; whoever asked can ask for the same page without it.
int run_worker(const std::string& parent, const read::FindCodes& find_codes = code::find_codes);

} // namespace formradar::app
