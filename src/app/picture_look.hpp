// What a picture is like, whatever is on it: for advice on scanning.
#pragma once

#include "app/outcome.hpp"
#include "formradar/core/image.hpp"

namespace formradar::app {

[[nodiscard]] PictureLook look_of(const GrayImage&, double dpi);

} // namespace formradar::app
