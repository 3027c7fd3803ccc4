// Several sessions of one form as one: a country of regions.
#pragma once

#include <span>
#include <string>

#include "formradar/results/results.hpp"

namespace formradar::results {

// Why these cannot be put together, as a sentence for people that says what to do; empty when they can: two or more sessions,
// none of them twice, with the same statements, scale and answers.
[[nodiscard]] Reason why_not_combined(std::span<const Results>);

// All their sheets, each under its session's id ("K7QX2M-A7F"). A group's scores on a statement are left out where the sheets
// that no single session shows in that group would be one or two: they would follow by taking away what the sessions' own results
// say. The date is the latest one; the title is the form's.
[[nodiscard]] Results combine(std::span<const Results>, const AddUpOptions& = {});

} // namespace formradar::results
