// What the benchmarks are told on their command line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace formradar::bench {

struct Options {
    std::vector<std::string> conditions; // none: all
    int sheets = 200;                    // of each condition
    std::uint64_t seed = 1;
    std::string save;        // folder for pages with silent errors and pages that were not read
    bool acceptance = false; // clear marks, on to 1,549,703 positions or the first silent error
    int jobs = 0;            // 0: as many as there are cores
};

// Prints the usage and ends the program when it does not understand.
[[nodiscard]] Options parse_options(int count, char** arguments);

} // namespace formradar::bench
