// A program run to its end, and what it took.
#pragma once

#include <string>
#include <vector>

namespace formradar::bench {

struct Ran {
    int exit_code = -1;
    double cpu = 0;         // seconds of it and of all processes it waited for
    double wall = 0;        // seconds
    double peak = 0;        // megabytes of memory, of it alone: looked at 50 times a second
    double worker_peak = 0; // of the largest process that it started
    std::string err;        // what it said
};

// Its standard output goes nowhere. Throws Error when it cannot be started.
[[nodiscard]] Ran run_program(const std::vector<std::string>& command);

} // namespace formradar::bench
