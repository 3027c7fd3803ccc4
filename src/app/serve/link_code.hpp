// An address as a QR code for a phone's camera.
#pragma once

#include <string>

namespace formradar::app::serve {

[[nodiscard]] std::string link_code(const std::string& address); // SVG

} // namespace formradar::app::serve
