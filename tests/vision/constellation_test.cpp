// Blobs of pictures, and which of them are the page's marks.
#include "vision/constellation.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "formradar/form/layout.hpp"

namespace formradar {
namespace {

// Of a simulated photo on a textured table, photo page 36000000302 of the accuracy benchmark: eight marks and shadows agree on a
// wrong perspective.
const std::vector<Blob> beside_a_table = {
    {{1806, 2708}, 3536}, {{1824, 141}, 3104}, {{21, 1358}, 2928}, {{19, 1472}, 2816}, {{130, 2595}, 2784}, {{186, 218}, 2672},
    {{1961, 984}, 1840}, {{1959, 1353}, 1792}, {{24, 1224}, 1536}, {{243, 1364}, 1504}, {{1956, 2142}, 1440},
    {{18, 1635}, 1408}, {{1956, 2214}, 1312}, {{1824, 1044}, 1184}, {{1817, 2286}, 1184}, {{19, 1533}, 1168},
    {{18, 1696}, 1120}, {{26, 1159}, 1120}, {{1032, 2664}, 1104}, {{1954, 2814}, 1024}, {{678, 186}, 976}, {{146, 1574}, 960},
    {{167, 798}, 912}, {{1954, 2739}, 864}, {{1955, 2337}, 848}, {{1954, 2594}, 784}, {{23, 1261}, 768}, {{1550, 334}, 768},
    {{1964, 614}, 752}, {{1714, 168}, 688}, {{1956, 1834}, 672}, {{226, 2580}, 656}, {{1960, 1264}, 640}, {{1958, 1432}, 624},
    {{1956, 2375}, 624}, {{228, 2423}, 624}, {{1552, 176}, 592}, {{376, 2432}, 576}, {{1957, 1748}, 528}, {{1960, 1108}, 512},
    {{1962, 818}, 496}, {{16, 1744}, 496}, {{12, 1998}, 480}, {{1958, 1495}, 432}, {{1955, 2532}, 400}, {{1962, 879}, 400},
    {{1956, 1892}, 384}, {{1956, 2446}, 288}, {{1960, 1164}, 240}, {{679, 891}, 208}};

TEST(MatchConstellation, eight_that_agree_roughly_do_not_end_the_search) {
    const auto anchors = anchors_of(Paper::a4);
    const auto found = match_constellation(anchors, beside_a_table, {}, false);
    EXPECT_EQ(found.pairs.size(), anchors.size());
    EXPECT_LT(found.residual_mm, 1.5);
    const auto corner = found.camera(anchors[0].centre);
    EXPECT_NEAR(corner.x, 186, 20);
    EXPECT_NEAR(corner.y, 218, 20);
}

} // namespace
} // namespace formradar
