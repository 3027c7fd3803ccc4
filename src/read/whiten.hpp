// Paper made white and ink black, whatever light they were photographed in.
#pragma once

#include "formradar/core/image.hpp"

namespace formradar::read {

// From `white` of the local paper's grey on everything is white.
[[nodiscard]] GrayImage whitened(const GrayImage&, double white);

} // namespace formradar::read
