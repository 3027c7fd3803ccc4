// The guard for ink that only colours show: asked where a row of a coloured picture seems empty.
#pragma once

#include <functional>
#include <optional>

#include "formradar/core/image.hpp"
#include "read/rows.hpp"

namespace formradar::read {

using Colours = std::function<std::optional<GrayImage>()>; // as ReadOptions::colour

// Empty rows with colour in a box become doubts.
void hold_back_coloured(PageRows&, const form::PageLayout&, const Colours&);

} // namespace formradar::read
