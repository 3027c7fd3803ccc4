// Pictures for the tests of formats, and opening a file's bytes at once.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "formradar/scan/open.hpp"

namespace formradar::scan {

// Brighter to the right and downwards, with a black square at the top left: every turn of it looks different.
inline GrayImage slope(int width, int height) {
    GrayImage image(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool mark = x < width / 4 && y < height / 4;
            image.row(y)[static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(mark ? 0 : 60 + 120 * x / width + 60 * y / height);
        }
    }
    return image;
}

inline Expected<ScannedPage, Refusal> page_of(const std::string& bytes, int number = 1, const OpenOptions& options = {}) {
    const auto file = ScanFile::open(bytes, options);
    if (!file) {
        return Unexpected{file.error()};
    }
    return file->page(number);
}

// The largest difference of two pixels at the same place; 1000 when the sizes differ.
inline int difference(const GrayImage& a, const GrayImage& b) {
    if (a.width() != b.width() || a.height() != b.height()) {
        return 1000;
    }
    int most = 0;
    for (std::size_t i = 0; i < a.pixels().size(); ++i) {
        most = std::max(most, std::abs(a.pixels()[i] - b.pixels()[i]));
    }
    return most;
}

} // namespace formradar::scan
