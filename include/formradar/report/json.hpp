// A reading as a line of readings.jsonl, and back.
#pragma once

#include <string>
#include <string_view>

#include "formradar/core/expected.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::report {

// One line, without the newline at its end; the same reading gives the same bytes. Shares and confidences keep 4 decimals,
// residuals 3, scales 4. What is not known is null. Bytes that are no UTF-8 (in file names) become U+FFFD.
[[nodiscard]] std::string to_json_line(const record::Reading&);

// The reading, or what is wrong with the line, in a few words. Fields it does not know are passed over; of those it knows, only
// "verified" and "group_mark" may be absent. `to_json_line(*parse_reading(line)) == line` for every line of to_json_line.
[[nodiscard]] Expected<record::Reading, Reason> parse_reading(std::string_view line);

} // namespace formradar::report
