// Grey pictures to JPEG and PNG files in memory: crops, samples, debug pictures and simulated scans. Same picture, same bytes.
#pragma once

#include <string>

#include "formradar/core/image.hpp"

namespace formradar::scan {

// `quality` 1..100. `dpi` is written into the file; 0 says nothing. Throws Error for an empty picture or sides over 65,500
// pixels.
[[nodiscard]] std::string encode_jpeg(const GrayImage&, int quality, double dpi = 0);

// Bits a pixel.
enum class PngDepth { grey, black_and_white }; // 8 bits, or 1 bit with greys under 128 black

// What is in a picture decides what is worth trying to make its file smaller.
enum class PngContent {
    drawing, // even areas and edges
    ink,     // dark strokes on plain white, as cleaned handwriting
    scan,    // paper with its grain
};

// For crops, which are made by the thousand. Throws Error for an empty picture.
[[nodiscard]] std::string encode_png(const GrayImage&, PngContent);

// Throws Error for an empty picture.
[[nodiscard]] std::string encode_png(const GrayImage&, double dpi = 0, PngDepth = PngDepth::grey);

// In colour. Throws Error for an empty picture.
[[nodiscard]] std::string encode_png(const ColourImage&, double dpi = 0);

} // namespace formradar::scan
