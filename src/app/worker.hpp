// Files read in a process of their own: one that makes a decoder crash, hang or eat memory costs that file alone.
#pragma once

#include <string>

#include "app/pool.hpp"
#include "formradar/app/files.hpp"

namespace formradar::app {

inline constexpr const char* worker_argument = "--read-for-another-process"; // the program's first argument: be a worker

// Runs `program` as a worker, and another one when it dies.
[[nodiscard]] ReadFile reader_in_worker(const std::string& program, const Setting&);

// The worker's side: requests on standard input, pages on standard output, until there are no more.
int run_worker(Files&);

} // namespace formradar::app
