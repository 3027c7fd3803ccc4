// From the anchors at the page's rim to the boxes in its middle: the map refined on the printed outlines.
#pragma once

#include <span>
#include <vector>

#include "formradar/vision/page/boxes.hpp"
#include "vision/page/outlines.hpp"

namespace formradar::vision {

struct FollowedPage {
    Registration registration; // its map refined
    GrayImage straight;        // the zone under that map
    Sheet sheet;               // its darkness
    std::vector<FoundBox> found;
};

// Flat and slightly curled pages take a round or two over all boxes at once. When too few outlines are then where they should be,
// paper that is curled by more than the distance between two boxes is followed from box to box, so that no row is taken for the
// next one.
[[nodiscard]] FollowedPage follow_paper(const LocatedPage&, std::span<const BoxPlace>, Rect<Mm> zone, const MeasureOptions&);

} // namespace formradar::vision
