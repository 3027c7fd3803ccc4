// JBIG2: black and white pictures as PDF pages carry them inside.
#pragma once

#include <string_view>

#include "scan/picture.hpp"

namespace formradar::scan {

struct Jbig2Data {
    std::string_view bytes;
    std::string_view globals = {}; // what several pictures of a file share
    bool inverted = false;         // black is white
};

[[nodiscard]] Expected<Decoded, Refusal> decode_jbig2(const Jbig2Data&, const OpenOptions&);

} // namespace formradar::scan
