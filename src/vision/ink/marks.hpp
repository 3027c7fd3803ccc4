// Connected pieces of ink, each given to the box it belongs to.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "formradar/vision/ink/ink.hpp"
#include "formradar/vision/page/boxes.hpp"
#include "vision/ink/lines.hpp"
#include "vision/page/outlines.hpp"

namespace formradar::vision {

struct MarkOptions {
    // Tried by marks_test: one_dark_grain_is_dust_and_several_may_be_a_pencils,
    // ink_that_leads_farther_than_a_tick_may_be_several_marks.
    double dust = 0.25;         // darkness at its strongest of a speck that is no pale pencil's
    double least_grain = 0.05;  // mm² of one that is more than a pixel
    double speck = 0.25;        // mm²: dust of half a millimetre; the dot of a ballpoint pen is larger
    double least_several = 2;   // mm² inside of what may be several marks that have run together: one may be this box's
    double least_foreign = 0.7; // mm² of another mark's ink in a box from which its shape is looked at
    bool words = true;          // written words are looked for beside the boxes, where nothing is printed
    double strong = 0.2;        // darkness that some of a mark must reach: paper grain and bleed-through stay below
};

struct MarkSheet {
    cv::Mat mask;  // 255 where ink is, lines removed, print left out
    cv::Mat dark;  // darkness, 32-bit float
    cv::Mat print; // 255 where outlines and labels are printed
    Sheet sheet;
};

// One Ink a place, in order; `strays` gets the rest.
[[nodiscard]] std::vector<Ink> collect_marks(const MarkSheet&, std::span<const Rect<Mm>> boxes, std::vector<Stray>& strays,
                                             const MarkOptions& = {});

} // namespace formradar::vision
