// The parts of a page that are cut out for people to look at: across the paper, with the statement beside its boxes.
#pragma once

#include "formradar/form/layout.hpp"

namespace formradar::form {

// Of one statement: across the paper, from above its boxes to below them.
[[nodiscard]] Rect<Mm> strip_of(const Row&, Size<Mm> paper);
[[nodiscard]] Rect<Mm> group_strip(const PageLayout&, Size<Mm> paper); // of a page that has groups

} // namespace formradar::form
