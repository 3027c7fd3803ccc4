// WebP files.
#pragma once

#include <string_view>

#include "scan/picture.hpp"

namespace formradar::scan {

[[nodiscard]] Expected<Decoded, Refusal> decode_webp(std::string_view bytes, const OpenOptions&);

} // namespace formradar::scan
