// The solid marks that say where the page is; which is which follows from their asymmetric arrangement.
#pragma once

#include "formradar/core/geometry.hpp"

namespace formradar {

enum class AnchorShape { square, disc };

struct Anchor {
    AnchorShape shape = AnchorShape::square;
    Point<Mm> centre;
    double size = 0; // mm: the side of a square, the diameter of a disc
    auto operator<=>(const Anchor&) const = default;
};

} // namespace formradar
