// What a word processor puts into a text file without being asked.
#pragma once

#include <string_view>
#include <vector>

#include "form/toml.hpp"

namespace formradar::form {

// The first curly quote or special blank outside quotes of each line: none of them means anything there.
[[nodiscard]] std::vector<Mistake> word_processor_marks(std::string_view toml);

} // namespace formradar::form
