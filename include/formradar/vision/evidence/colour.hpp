// Colour in and over a printed box, for ink that a grey picture does not show: yellow is as bright as paper.
#pragma once

#include <span>
#include <vector>

#include "formradar/vision/evidence/measure.hpp"

namespace formradar::vision {

// Mean distances from grey, 0 to 255. Paper in warm light has 5 to 30 of it everywhere.
struct BoxColour {
    double inside = 0; // of the box
    double over = 0;   // where its label is printed
    bool operator==(const BoxColour&) const = default;
};

// `colour`: how far each pixel of the measured picture is from grey. The places are those given to `measure`.
[[nodiscard]] std::vector<BoxColour> colours_of(const GrayImage& colour, const Measurement&, std::span<const BoxPlace>);

} // namespace formradar::vision
