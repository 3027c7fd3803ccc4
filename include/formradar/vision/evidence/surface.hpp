// What lies over a printed box and its digit, as levels of grey: for ink too pale, or things too broad, to be measured as
// strokes.
#pragma once

#include <span>
#include <vector>

#include "formradar/vision/evidence/measure.hpp"

namespace formradar::vision {

// Of one box.
struct Surface {
    double level = 1;   // of the inside of the box, over the paper on both sides of it: below 1 is darker
    double clipped = 0; // share of what is in and round the box that is as white as a picture can be
    double label = 0;   // ink of the printed label: mm² times darkness, the same however blurred it is
    double around = 0;  // the same of what lies round the label, up to the box's outline
    bool operator==(const Surface&) const = default;
};

// The inside of a box, as far as the outline's blur does not reach.
[[nodiscard]] Rect<Mm> clear_inside(const Rect<Mm>& box);

// Round the digit over a box, down to the box's outline: where `around` is measured. A name beside its box: the name alone.
[[nodiscard]] Rect<Mm> label_band(const Rect<Mm>& box, const Rect<Mm>& label);

// As the places given to `measure`.
[[nodiscard]] std::vector<Surface> surfaces_of(const Measurement&, std::span<const BoxPlace>);

} // namespace formradar::vision
