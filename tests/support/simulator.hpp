// Sheets filled in by many hands and scanned in many ways, each from a seed, with what was meant.
#pragma once

#include "support/booklet.hpp"
#include "support/condition.hpp"
#include "support/degrade.hpp"
#include "support/marks.hpp"
#include "support/truth.hpp"

namespace formradar::simulator {

struct FilledSheet {
    GrayImage image;
    SheetTruth truth;
    Geometry geometry;
    Habit habit;
    std::optional<GrayImage> colour = {}; // how far each pixel is from grey, where the picture keeps colours
};

// One page of a sheet of the booklet, the page and the sheet chosen by the seed.
[[nodiscard]] FilledSheet make_sheet(const Booklet&, const Condition&, std::uint64_t seed);

// The same with everything given. `page` from 1.
struct SheetOrder {
    std::size_t sheet = 0; // of the session
    int page = 1;
    Filling filling;
    Habit habit;
    ScanCondition scan;
};
[[nodiscard]] FilledSheet make_sheet(const Booklet&, const SheetOrder&, Rng&);

} // namespace formradar::simulator
