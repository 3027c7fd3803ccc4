// How much new ink lies in and around each printed box, and what shape it has. Measured here, judged in `read`.
#pragma once

#include <span>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"
#include "formradar/vision/evidence/surroundings.hpp"
#include "formradar/vision/ink/ink.hpp"
#include "formradar/vision/page/boxes.hpp"

namespace formradar::vision {

// What was found of the boxes of one page.
struct Measurement {
    Registration registration;   // its map refined on the outlines
    std::vector<FoundBox> found; // as the places given
    std::vector<Ink> inks;
    std::vector<Surroundings> surroundings; // as the inks
    std::vector<Stray> strays;
    std::vector<Rect<Mm>> lines;    // folds: bounds
    std::vector<Streak> streaks;    // as given
    double outline_residual_mm = 0; // root mean square, outlines against the smooth map
    Rect<Mm> zone;                  // what was straightened
    GrayImage straight;             // the zone, at `px_per_mm`
    GrayImage ink;                  // 255 where ink was found, at the same size
    double px_per_mm = 0;           // of `straight` and `ink`
};

// The places must lie on one page, row by row. Never fails: what was not found says so in its numbers.
[[nodiscard]] Measurement measure(const LocatedPage&, std::span<const BoxPlace>, std::size_t per_row, const MeasureOptions& = {});

// The ink of the same boxes once more, of the marks darker than `least` only: without stains, folds, erased marks and what shows
// through from the back. Strays and traces are not measured.
[[nodiscard]] std::vector<Ink> measure_dark_ink(const Measurement&, std::span<const BoxPlace>, double least,
                                                const MeasureOptions& = {});

} // namespace formradar::vision
