// JPEG 2000 files made with the library itself.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "formradar/core/image.hpp"

namespace formradar::scan {

enum class MadeSpace { unspecified, grey, srgb, cmyk, sycc };

struct JpxOrder {
    std::vector<GrayImage> channels; // all of one size
    MadeSpace space = MadeSpace::grey;
    bool mixed = false; // the first three channels as brightness and differences
    double rate = 0;    // to which part it is compressed; 0: nothing is lost
    int bits = 8;       //
    int tile = 0;       // side of tiles in pixels; 0: none
    int sizes = 6;      // at which it can be decoded
    bool file = true;   // else the bare code stream
    bool opacity_last = false;
};

[[nodiscard]] std::string make_jpx(const JpxOrder&);

// The same file with a table of one colour: red, green and blue.
[[nodiscard]] std::string with_table(std::string file, const std::array<unsigned char, 3>& colour);

} // namespace formradar::scan
