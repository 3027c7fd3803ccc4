// HEIC and AVIF files, as phones make them.
#pragma once

#include <string_view>

#include "scan/pages.hpp"

namespace formradar::scan {

[[nodiscard]] OpenedPages open_heic(std::string_view bytes, const OpenOptions&);

} // namespace formradar::scan
