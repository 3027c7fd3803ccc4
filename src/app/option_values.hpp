// Values of options that are more than a word or a number.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/messages.hpp"
#include "app/options.hpp"

namespace formradar::app {

inline constexpr int most_copies = 10'000; // sheet ids are three letters: 32,768 of them, taken at random

[[nodiscard]] bool is_date(std::string_view text); // YYYY-MM-DD, a day that the calendar has

// What is wrong with a --date; empty when nothing is.
[[nodiscard]] std::string problem_with_date(const std::string& date, const Messages&);

// Each "NAME=N" into `print`. What is wrong, with them or with their sum against the copies; empty when nothing is.
[[nodiscard]] std::string take_groups(const std::vector<std::string>& words, PrintCommand& print, const Messages&);

// What the options of print amount to, put into it; `paper` is a known one. What is wrong with them; empty when nothing is.
[[nodiscard]] std::string finish_print(PrintCommand& print, const std::vector<std::string>& groups, const std::string& paper,
                                       const Messages&);

// The same for read: "2/5", or an empty text, is which share of the files.
[[nodiscard]] std::string finish_read(ReadCommand& read, const std::string& shard, const Messages&);

// "write a4 or letter, not ..."; empty when `text` is one of the known words.
[[nodiscard]] std::string problem_with_choice(const std::string& text, const std::vector<std::string>& known, const Messages&);

// " Did you mean print?" of the known word that is nearest; empty when none is near.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string_view>& known, const Messages&,
                                     const std::string& prefix = "");

} // namespace formradar::app
