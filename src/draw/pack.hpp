// Grey pictures with as few bits a pixel as keep every grey, for small PDF files.
#pragma once

#include <cstdint>
#include <vector>

#include "formradar/core/image.hpp"

namespace formradar::draw {

struct PackedImage {
    int bits = 8; // a pixel: 1 for black and white, 4 for multiples of 17, else 8; the first pixel in the highest bits
    std::vector<std::uint8_t> bytes; // rows start on a byte
};

[[nodiscard]] PackedImage packed_image(const GrayImage&);

} // namespace formradar::draw
