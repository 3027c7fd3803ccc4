// The part of a text file that a benchmark writes: between two comment lines that carry its name.
#pragma once

#include <string>

namespace formradar::bench {

// Puts `text` in place of what is between the lines; adds both at the end of a file that has none. Throws Error when it cannot.
void write_part(const std::string& file, const std::string& name, const std::string& text);

} // namespace formradar::bench
