// Reasons as bytes, for pipes and the ledger: what the line of a reading says in words goes along as a cause and what it speaks
// of.
#pragma once

#include "app/outcome.hpp"

namespace formradar::app {

// All reasons of a reading, in the order of its fields.
[[nodiscard]] std::string reasons_to_bytes(const record::Reading&);

// Puts them back. False for bytes that are not of this reading: a cause that is not known, parts that its sentence has no place
// for, or more of them than any reading has. The reading's own words are of no account then.
[[nodiscard]] bool take_reasons(record::Reading&, std::string_view bytes);

// Whether its words are a text that may stand in a page or a terminal: well-formed, and not without end.
[[nodiscard]] bool is_possible(const Reason&);

} // namespace formradar::app
