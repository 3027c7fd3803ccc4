// Grey pictures as rows of packed samples, as PNG and TIFF files hold them.
#pragma once

#include <cstdint>
#include <vector>

#include "formradar/core/image.hpp"

namespace formradar::hostile {

struct Samples {
    int bits = 8;             // 1, 4, 8 or 16
    int channels = 1;         // all alike
    bool opaque_last = false; // but the last, which is full
    bool inverted = false;    // the highest value is black
};

// Greys from 150 up are white where there is one bit.
[[nodiscard]] std::vector<std::vector<std::uint8_t>> packed_rows(const GrayImage&, const Samples&);

} // namespace formradar::hostile
