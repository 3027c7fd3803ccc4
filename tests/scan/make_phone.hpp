// HEIC and WebP files, made with the libraries themselves.
#pragma once

#include <cstdint>
#include <string>

#include "formradar/core/image.hpp"

namespace formradar::scan {

// Empty where libheif has no encoder.
[[nodiscard]] std::string make_heic(const GrayImage&);

// In colour, all of it with the same transparency.
[[nodiscard]] std::string make_webp(const GrayImage&, bool lossless, std::uint8_t alpha = 255);

} // namespace formradar::scan
