// What differs between two scans of the same page.
#pragma once

#include "formradar/record/reading.hpp"

namespace formradar::results {

// What it is; empty when nothing does. What waits for a person differs from nothing, but for two marks where the other scan is
// certain.
[[nodiscard]] Reason difference(const record::Reading& a, const record::Reading& b);

// Whether they are two people's answers rather than one person's, corrected between two scans: at least a third of the answers
// that both have differ, and no fewer than two.
[[nodiscard]] bool look_like_copies(const record::Reading& a, const record::Reading& b);

} // namespace formradar::results
