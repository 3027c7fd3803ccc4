// The solid marks that say where the page is; which is which follows from their asymmetric arrangement.
#pragma once

#include "formradar/core/geometry.hpp"

namespace formradar {

// Squares stand at the corners, discs along the edges.
enum class AnchorShape { square, disc };

// One solid black mark, where the layout has it on the upright page.
struct Anchor {
    AnchorShape shape = AnchorShape::square;
    Point<Mm> centre;
    double size = 0; // mm: the side of a square, the diameter of a disc
    auto operator<=>(const Anchor&) const = default;
};

} // namespace formradar
