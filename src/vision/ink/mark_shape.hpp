// What the marks of one box look like, by their pixels.
#pragma once

#include <opencv2/core.hpp>

#include "formradar/core/geometry.hpp"

namespace formradar::vision {

// A box's own marks, cut out.
struct MarkPatch {
    cv::Mat own;    // 255 where one of the box's marks is
    cv::Mat print;  // 255 where outlines and labels are printed
    cv::Rect marks; // px of the patch: the marks' extent
    Rect<Mm> box;   // the outline; the patch's corner is (0, 0)
    double px_per_mm = 0;
};

// What a rectangle of the patch covers of it.
[[nodiscard]] cv::Rect pixels_of(const MarkPatch&, const Rect<Mm>&);

// Mean coverage of the four emptiest of eight spots along the rim. A cross leaves either the middles of the sides or the corners
// of its box empty, however thick the pen; blackening leaves neither.
[[nodiscard]] double solidity(const MarkPatch&);

// The marks stand in the box on one foot, or hardly beside it, and either end above in one head, wherever that is, or part
// upwards into two arms: a tick or a slash. A cross is none, wherever it stands.
[[nodiscard]] bool is_tick(const MarkPatch&);

// From a foot in the box, or hardly beside it, one stroke leads out on the right, clear of the foot: a tick, however flat or
// thick. Of a cross beside the box two arms lie there, and one of them as low as the foot.
[[nodiscard]] bool leads_right(const MarkPatch&);

// Level lines meet four strokes and more: letters, or a scribble.
[[nodiscard]] bool is_word(const MarkPatch&);

} // namespace formradar::vision
