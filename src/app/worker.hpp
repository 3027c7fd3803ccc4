// Files read in a process of their own: one that makes a decoder crash, hang or eat memory costs that file alone.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "app/pool.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

inline constexpr const char* worker_argument = "--read-for-another-process"; // the program's first argument: be a worker

// Held by the one worker of a run that may take much memory.
using MuchMemory = std::shared_ptr<std::mutex>;

// Runs `program` as a worker, and another one when it dies. A worker takes little memory, so that many of them fit on a machine;
// what it cannot read with that is read once more with much, by one of those that share `MuchMemory` at a time.
[[nodiscard]] ReadFile reader_in_worker(const std::string& program, const Setting&,
                                        const MuchMemory& = std::make_shared<std::mutex>());

// The worker's side: requests on standard input, pages on standard output, until there are no more.
int run_worker(machine::Files&);

} // namespace formradar::app
