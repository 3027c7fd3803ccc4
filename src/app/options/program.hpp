// The program as CLI11 knows it: its help, and all that is made from the same source.
#pragma once

#include "app/options/parts.hpp"

namespace formradar::app {

inline constexpr const char* program_purpose =
    "Prints paper forms, reads the filled-in sheets back from scans and photos, and draws the results.";

// Every command with its options, which fill `words`.
void set_up(CLI::App& program, Words& words);

} // namespace formradar::app
