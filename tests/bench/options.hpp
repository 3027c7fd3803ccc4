// What the benchmarks are told on their command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace formradar::bench {

inline constexpr std::uint64_t pages_a_seed = 1'000'000'007;

struct Options {
    std::vector<std::string> conditions; // none: all
    int sheets = 200;                    // of each condition
    std::uint64_t seed = 1;
    std::optional<std::uint64_t> page; // only the page of that number, as errors are listed by
    std::string save;                  // folder for pages with silent errors and pages that were not read
    std::string doubts;                // folder for strips of paper that are left to a person
    std::string write;                 // Markdown file whose part "accuracy", or "habits" of those, becomes the table
    std::optional<double> empty;       // share of plain statements left open, instead of the condition's
    bool habits = false;               // the conditions of people's habits too
    bool acceptance = false;           // clear marks, on to 1,549,703 positions or the first silent error
    int jobs = 0;                      // 0: as many as there are cores
};

// Prints the usage and ends the program when it does not understand.
[[nodiscard]] Options parse_options(int count, char** arguments);

} // namespace formradar::bench
