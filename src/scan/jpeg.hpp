// JPEG files: also what PDF and TIFF files carry inside.
#pragma once

#include <string_view>

#include "scan/picture.hpp"

namespace formradar::scan {

[[nodiscard]] Expected<Decoded, Refusal> decode_jpeg(std::string_view bytes, const OpenOptions&);

} // namespace formradar::scan
