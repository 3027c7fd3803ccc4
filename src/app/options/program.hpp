// The program as CLI11 knows it: its help, and all that is made from the same source.
#pragma once

#include "app/options/parts.hpp"

namespace formradar::app {

// Every command with its options, which fill `words`, described in the language of `words.say`.
void set_up(CLI::App& program, Words& words);

} // namespace formradar::app
