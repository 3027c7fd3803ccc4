// The words of reasons: English in readings.jsonl, elsewhere the language of who reads them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "formradar/core/reason.hpp"

namespace formradar::record {

// "perhaps_taken_back": the cause as it is spelt, for programs.
[[nodiscard]] std::string_view name_of(Cause);

// One sentence without its full stop, or nothing. Of a language that is not known: English.
[[nodiscard]] std::string words_of(const Reason&, std::string_view language = "en");

// How many places the cause's sentence has: a reason has as many parts.
[[nodiscard]] std::size_t places_of(Cause);

} // namespace formradar::record
