// WebP files.
#pragma once

#include <string_view>

#include "scan/picture.hpp"

namespace formradar {

[[nodiscard]] Expected<Decoded, Refusal> decode_webp(std::string_view bytes, const OpenOptions&);

} // namespace formradar
