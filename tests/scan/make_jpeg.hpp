// JPEG files of every kind, made with libjpeg itself.
#pragma once

#include <string>

#include "formradar/core/image.hpp"

namespace formradar::scan {

enum class JpegColour { grey, ycbcr, rgb, cmyk, cmyk_of_adobe };

struct JpegRecipe {
    JpegColour colour = JpegColour::grey;
    bool progressive = false;
    int orientation = 0;            // of an EXIF block; 0: no such block
    int dpi = 0;                    // of the JFIF header
    int restart_every = 0;          // rows of blocks between restart markers; 0: none
    bool subsampled = false;        // colour at half the resolution, as phones store it
    int yellow = 0;                 // by how much blue is darker than the rest, for ycbcr and rgb
    const GrayImage* pen = nullptr; // the same, pixel by pixel, and added to that
};

// All channels show `image`.
[[nodiscard]] std::string make_jpeg(const GrayImage& image, const JpegRecipe& = {});

} // namespace formradar::scan
