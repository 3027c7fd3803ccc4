// Blobs of pictures, and which of them are the page's marks.
#include "vision/page/constellation.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "formradar/form/layout.hpp"

namespace formradar::vision {
namespace {

// Of a simulated photo on a textured table, photo page 36000000302 of the accuracy benchmark: eight marks and shadows agree on a
// wrong perspective.
const std::vector<Blob> beside_a_table = {
    {{1806.04, 2708.14}, 3536}, {{1824.08, 141.42}, 3104}, {{21.5, 1358.13}, 2928},    {{19.32, 1472.11}, 2816},
    {{130.34, 2594.8}, 2784},   {{186, 218}, 2672},        {{1961.1, 983.67}, 1840},   {{1958.57, 1352.64}, 1792},
    {{24, 1224}, 1536},         {{243.23, 1363.87}, 1504}, {{1956, 2142}, 1440},       {{17.82, 1635.14}, 1408},
    {{1955.95, 2214}, 1312},    {{1824, 1044.49}, 1184},   {{1816.81, 2285.62}, 1184}, {{19.32, 1532.96}, 1168},
    {{17.54, 1695.66}, 1120},   {{26, 1158.86}, 1120},     {{1032.26, 2663.97}, 1104}, {{1953.75, 2813.62}, 1024},
    {{678.07, 186.46}, 976},    {{145.8, 1573.8}, 960},    {{166.98, 798}, 912},       {{1953.63, 2739.48}, 864},
    {{1955.21, 2336.79}, 848},  {{1954.16, 2594.08}, 784}, {{23.25, 1260.75}, 768},    {{1550.25, 334.25}, 768},
    {{1963.62, 613.66}, 752},   {{1713.81, 168.33}, 688},  {{1956, 1834}, 672},        {{225.8, 2579.66}, 656},
    {{1960, 1264}, 640},        {{1958.21, 1432.36}, 624}, {{1956.15, 2375.03}, 624},  {{228.15, 2423.03}, 624},
    {{1551.73, 176.38}, 592},   {{376, 2432}, 576},        {{1956.91, 1747.82}, 528},  {{1960, 1108}, 512},
    {{1962.26, 818}, 496},      {{15.68, 1744.19}, 496},   {{12, 1998}, 480},          {{1957.85, 1494.89}, 432},
    {{1954.64, 2532.24}, 400},  {{1961.84, 879.28}, 400},  {{1956, 1892}, 384},        {{1956, 2446}, 288},
    {{1959.87, 1164.4}, 240},   {{679.23, 890.62}, 208}};

TEST(MatchConstellation, eight_that_agree_roughly_do_not_end_the_search) {
    const auto anchors = form::anchors_of(form::Paper::a4);
    const auto found = match_constellation(anchors, beside_a_table, {}, false);
    EXPECT_EQ(found.pairs.size(), anchors.size());
    EXPECT_LT(found.residual_mm, 1.5);
    const auto corner = found.camera(anchors[0].centre);
    EXPECT_NEAR(corner.x, 186, 20);
    EXPECT_NEAR(corner.y, 218, 20);
}

} // namespace
} // namespace formradar::vision
