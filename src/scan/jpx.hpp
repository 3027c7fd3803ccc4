// JPEG 2000: files of its own, and what PDF pages carry inside.
#pragma once

#include <string_view>
#include <vector>

#include "scan/picture.hpp"

namespace formradar::scan {

// What a PDF says of the picture's channels, which then counts instead of what the picture says itself.
struct JpxColours {
    int channels = 0;                     // 1, 3 for red, green and blue, 4 for inks; 0: as the picture says itself
    std::vector<std::uint8_t> greys = {}; // of every value of a single channel; empty: from black to white
    bool alpha_counts = true;             // what is transparent is shown on white; else it is as opaque as the rest
};

[[nodiscard]] Expected<Decoded, Refusal> decode_jpx(std::string_view bytes, const OpenOptions&, const JpxColours& = {});

} // namespace formradar::scan
