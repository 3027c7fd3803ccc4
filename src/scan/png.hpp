// PNG files of every depth; what is transparent is seen on white.
#pragma once

#include <string_view>

#include "scan/picture.hpp"

namespace formradar::scan {

[[nodiscard]] Expected<Decoded, Refusal> decode_png(std::string_view bytes, const OpenOptions&);

} // namespace formradar::scan
