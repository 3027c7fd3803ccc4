// Whether one picture is a copy of another in another size: thumbnails are no pages, but only where they show what the page
// shows.
#pragma once

#include "formradar/core/image.hpp"

namespace formradar::scan {

[[nodiscard]] bool same_picture(const GrayImage&, const GrayImage&);

} // namespace formradar::scan
