// Values of options that are more than a word or a number.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/options.hpp"

namespace formradar::app {

inline constexpr int most_copies = 10'000; // sheet ids are three letters: 32,768 of them, taken at random

[[nodiscard]] bool is_date(std::string_view text); // YYYY-MM-DD, a day that the calendar has

// Each "NAME=N" into `print`. What is wrong, with them or with their sum against the copies; empty when nothing is.
[[nodiscard]] std::string take_groups(const std::vector<std::string>& words, PrintCommand& print);

} // namespace formradar::app
