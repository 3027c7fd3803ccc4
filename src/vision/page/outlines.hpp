// The printed outlines of boxes, found near where the map predicts them.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "formradar/vision/page/boxes.hpp"

namespace formradar::vision {

// A straightened part of a page and how to get from page millimetres to its pixels.
struct Sheet {
    cv::Mat grey; // the part itself: a view
    cv::Mat dark; // 32-bit float, see darkness.hpp
    Rect<Mm> zone;
    double px_per_mm = 8;
    [[nodiscard]] double x(double mm) const { return (mm - zone.x) * px_per_mm; }
    [[nodiscard]] double y(double mm) const { return (mm - zone.y) * px_per_mm; }
};

// What a rectangle on the page covers of the part.
[[nodiscard]] cv::Rect pixels(const Sheet&, const Rect<Mm>&);

// What each outline says of its own place (`measured`, `sharpness`). Searches `search` mm about the layout's place.
[[nodiscard]] std::vector<FoundBox> find_outlines(const Sheet&, std::span<const BoxPlace>, double search);

// Sets `off` from the smooth map and its neighbours' residuals, and `outline` at that place.
void settle_outlines(const Sheet&, std::span<const BoxPlace>, std::vector<FoundBox>&);

// Half the width, in mm, of the printed lines as this picture shows them, blur included.
[[nodiscard]] double line_half_width(const Sheet&, std::span<const BoxPlace>, std::span<const FoundBox>, double faintest);

} // namespace formradar::vision
