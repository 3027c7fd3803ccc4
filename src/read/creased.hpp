// Paper that was folded, torn or drawn in crooked, so that one row may be taken for another.
#pragma once

#include "formradar/vision/page/register.hpp"
#include "read/rows.hpp"

namespace formradar::read {

[[nodiscard]] bool may_be_creased(const PageRows&, const vision::Registration&, const vision::Frame&);

} // namespace formradar::read
