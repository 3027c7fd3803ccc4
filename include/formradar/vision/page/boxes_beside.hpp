// Rows of another sheet that is partly in sight: too few of its anchors may be, but its boxes are.
#pragma once

#include <span>

#include "formradar/core/image.hpp"
#include "formradar/vision/page/cover.hpp"

namespace formradar::vision {

// Printed squares of about `side` pixels, empty or marked, on paper of that level (0..255) outside of the outlines.
[[nodiscard]] int boxes_beside(const GrayImage&, std::span<const Outline>, double side, double paper);

} // namespace formradar::vision
