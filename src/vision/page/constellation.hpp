// Which blob is which anchor: the assignment under which most anchors agree on one perspective.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "formradar/core/anchor.hpp"
#include "formradar/vision/page/page_map.hpp"
#include "vision/page/blobs.hpp"

namespace formradar::vision {

struct Assignment {
    std::vector<std::pair<std::size_t, std::size_t>> pairs; // anchor, blob
    Homography camera;
    double residual_mm = 0; // root mean square
    bool mirrored = false;
    [[nodiscard]] bool better_than(const Assignment&) const;
};

struct ConstellationOptions {
    // Agreeing anchors at which the search stops early, when they agree within `enough_residual`, mm. Beside a textured table
    // eight have agreed that were wrong, within 2.6 mm.
    // Tried by constellation_test: eight_that_agree_roughly_do_not_end_the_search.
    std::size_t enough = 8;
    double enough_residual = 2.0;
    std::size_t most_corners = 14; // largest blobs that are tried as corners; blackened boxes are as large
    double loose = 0.16;           // of the distance from known anchors: error of a similarity under 25 degrees of tilt
    double curl = 0.08; // of the distance from known anchors: how far curled paper moves an anchor from the flat page's place
    double close = 3.0; // mm: error of a homography on curled paper
};

// The first four anchors are the corner squares, clockwise. The best assignment grown from every plausible pair of blobs, or from
// `seeds` when there are any.
[[nodiscard]] Assignment match_constellation(std::span<const Anchor>, std::span<const Blob>, std::span<const Match> seeds,
                                             bool mirrored, const ConstellationOptions& = {});

} // namespace formradar::vision
