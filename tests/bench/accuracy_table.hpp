// The accuracy benchmark's table as a page shows it.
#pragma once

#include <string>

#include "bench/options.hpp"
#include "bench/run.hpp"

namespace formradar::bench {

// Markdown: what was run, and a row for each condition, of statements ("rows" of the form) and boxes.
[[nodiscard]] std::string accuracy_table(const Run&, const Options&);

} // namespace formradar::bench
