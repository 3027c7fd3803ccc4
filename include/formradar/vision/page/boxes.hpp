// Printed boxes: where the layout has them, where they were found, and how closely the page is looked at.
#pragma once

#include <cstddef>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"
#include "formradar/vision/page/register.hpp"
#include "formradar/vision/page/streaks.hpp"

namespace formradar::vision {

// A box as the layout has it.
struct BoxPlace {
    Rect<Mm> rect;   // the printed outline
    Rect<Mm> label;  // printed letters that belong to it
    double line = 0; // mm: how wide the outline is printed
};

// Where a box was found.
struct FoundBox {
    Point<Mm> off;        // from the layout's place, under the final map
    Point<Mm> measured;   // what its own outline said, before neighbours were listened to
    double sharpness = 0; // 0..1: how clearly the outline stood out where it was measured
    double outline = 0;   // share of the outline that is there, 0..1: low under tape, glare, holes, folds and torn corners
    double darkness = 0;  // mean of its outline, 0..1: low in glare, where marks fade as well
    bool operator==(const FoundBox&) const = default;
};

// A picture and what is known of it.
struct LocatedPage {
    const GrayImage& picture;
    const Frame& frame;
    Registration registration;
    std::vector<Streak> streaks;
};

// How closely boxes are looked at.
struct MeasureOptions {
    double px_per_mm = 7; // a fine ballpoint line of 0.3 mm is 2 px wide
    double margin = 7;    // mm around the boxes that is looked at: a circle round a box
    double top_margin =
        5; // mm above the first row: the scale's words stand 5.2 mm above it, and a tick that runs into them grows
    double faintest = 0.09;   // darkness: a hard pencil on white paper has 0.12
    bool words = true;        // written words are looked for beside the boxes: not where words are printed there
    double search = 4;        // mm that an outline is looked for about its predicted place: less than half way to the next
    double flat_search = 1.2; // the same, on a flat page whose anchors all agree
};

} // namespace formradar::vision
