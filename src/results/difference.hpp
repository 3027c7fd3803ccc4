// What differs between two scans of the same page.
#pragma once

#include "formradar/record/reading.hpp"

namespace formradar::results {

// What it is; empty when nothing does. What waits for a person differs from nothing, but for two marks where the other scan is
// certain.
[[nodiscard]] Reason difference(const record::Reading& a, const record::Reading& b);

// How many answers of the one nobody can hold against the other's, since one of the two waits for a person.
[[nodiscard]] int not_compared(const record::Reading& a, const record::Reading& b);

// Whether the same answers are marked at other places, by the limits below: however alike two people answer, their marks are not.
[[nodiscard]] bool marked_elsewhere(const record::Reading& a, const record::Reading& b);

// Whether one picture shows both, side by side: they are two papers, whatever is printed on them.
[[nodiscard]] bool in_one_picture(const record::Reading& a, const record::Reading& b);

// Whether they may be pictures of one paper: no answer differs, and most marks are at the same places.
[[nodiscard]] bool look_like_one_paper(const record::Reading& a, const record::Reading& b);

// Whether they are two people's answers rather than one person's, corrected between two scans: at least a third of the answers
// that both have differ, or their marks are elsewhere, and no fewer than two; or one picture shows both.
[[nodiscard]] bool look_like_copies(const record::Reading& a, const record::Reading& b);

} // namespace formradar::results
