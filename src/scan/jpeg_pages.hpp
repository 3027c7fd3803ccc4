// JPEG files as pages: most hold one picture, some more.
#pragma once

#include <string_view>

#include "scan/pages.hpp"

namespace formradar::scan {

[[nodiscard]] OpenedPages open_jpeg(std::string_view bytes, const OpenOptions&);

} // namespace formradar::scan
