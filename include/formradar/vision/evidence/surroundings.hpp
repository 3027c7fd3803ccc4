// What the paper in and about a box says beyond strokes: ink on or round the printed digit, and a patch paler than any stroke.
#pragma once

namespace formradar::vision {

// Of one box, against the page's others.
struct Surroundings {
    double digit = 0;        // mm² of full darkness about the box's printed digit beyond what the page's digits have
    double digit_share = 1;  // of the ink that the page's digits have, what is there: 1 usual, near 0 washed out
    double patch = 0;        // mean darkness of the inside above that of the row's other boxes
    double patch_spread = 0; // the same in robust standard deviations of the page's boxes
    bool operator==(const Surroundings&) const = default;
};

} // namespace formradar::vision
