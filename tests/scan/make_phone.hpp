// HEIC and WebP files, made with the libraries themselves.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formradar/core/image.hpp"

namespace formradar::scan {

// Empty where libheif has no encoder. `yellow`: with planes of colour at half the resolution, all of them 30 from grey.
[[nodiscard]] std::string make_heic(const GrayImage&, bool yellow = false);

// The same with each pixel that far from grey, towards yellow, which leaves its brightness alone.
[[nodiscard]] std::string make_heic_in_colour(const GrayImage&, const GrayImage& yellow);

// In colour, all of it with the same transparency. `yellow`: by how much blue is darker than the rest.
[[nodiscard]] std::string make_webp(const GrayImage&, bool lossless, std::uint8_t alpha = 255, int yellow = 0);

// `rows`: red, green and blue of each pixel. Lossy.
[[nodiscard]] std::string make_webp_in_colour(const std::vector<std::vector<std::uint8_t>>& rows);

} // namespace formradar::scan
