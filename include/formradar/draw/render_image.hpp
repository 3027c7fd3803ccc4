// A Drawing as a grey picture: for tests, simulated scans, debug pictures and the chart as PNG.
#pragma once

#include "formradar/core/image.hpp"
#include "formradar/draw/drawing.hpp"

namespace formradar::draw {

// White paper of `paper` size at `px_per_mm`, every shape drawn with smooth edges, colours as their luminance.
[[nodiscard]] GrayImage render_image(const Drawing&, double px_per_mm);

// The same in colour.
[[nodiscard]] ColourImage render_colour(const Drawing&, double px_per_mm);

} // namespace formradar::draw
