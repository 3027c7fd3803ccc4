// Pictures of black and white pixels in which greys are patterns of dots, as fax machines and copiers make them.
#pragma once

#include <optional>

#include "formradar/core/image.hpp"

namespace formradar::vision {

// Nothing but black and white, looked at in some of its rows.
[[nodiscard]] bool is_black_and_white(const GrayImage&);

// The greys that the dots stand for, when the picture is such a one: a mean over 4 x 4 pixels, which is as large as the usual
// rasters' cells and leaves no trace of them. Nothing for any other picture, black and white ones included whose paper is clean.
[[nodiscard]] std::optional<GrayImage> without_halftone(const GrayImage&);

} // namespace formradar::vision
