// Paper that was folded, torn or drawn in crooked, so that one row may be taken for another.
#pragma once

#include "formradar/form/layout.hpp"
#include "formradar/vision/page/register.hpp"
#include "read/rows.hpp"

namespace formradar::read {

// In the picture that the rows were measured in.
[[nodiscard]] bool may_be_creased(const GrayImage&, const PageRows&, const form::PageLayout&, const vision::Registration&,
                                  const vision::Frame&);

} // namespace formradar::read
