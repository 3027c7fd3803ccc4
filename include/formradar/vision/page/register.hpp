// Finds the page in a picture by its anchors: which is which follows from their arrangement, so that no corner, edge or turn is
// assumed.
#pragma once

#include <span>
#include <vector>

#include "formradar/core/anchor.hpp"
#include "formradar/core/expected.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"
#include "formradar/vision/page/page_map.hpp"

namespace formradar::vision {

// What to look for.
struct Frame {
    Size<Mm> paper;
    std::vector<Anchor> anchors;
    bool operator==(const Frame&) const = default;
};

// An anchor of the page that is in the picture.
struct FoundAnchor {
    std::size_t anchor = 0; // index into Frame::anchors
    Point<Px> at;
    double off = 0; // mm from where the fitted map has it
    bool operator==(const FoundAnchor&) const = default;
};

// Where a page is.
struct Registration {
    std::size_t frame = 0; // index into the frames given
    PageMap map;
    std::vector<FoundAnchor> found;
    double residual_mm = 0; // root mean square of FoundAnchor::off
    double px_per_mm = 0;   // in the middle of the page
    double black = 0;       // darkness of the solid anchors over the paper beside them, 0..1: 0.2 is black ink on white paper
    bool mirrored = false;  // the page is seen from behind
    bool operator==(const Registration&) const = default;
};

// When a page counts as found. What the numbers of page/ lead to, the accuracy benchmark measures: `read %`, and `off`, the mm
// between where boxes were found and where they are.
struct RegisterOptions {
    std::size_t fewest_anchors =
        6; // four fix a homography; two more must agree. Any other turn or mirror image agrees on four at most.
    // Tried by register_test: six_anchors_are_enough, five_anchors_are_refused.
    std::size_t enough_anchors = 8; // with fewer, finer and lighter attempts are made too
    double largest_residual = 2.5;  // mm: of a flat page's anchors, whatever the camera
    double largest_bend =
        8; // mm: of a strongly curled page in a phone photo, when `enough_anchors` agree; gone after the bend is fitted
};

// A solid dark blob that may be an anchor: kept for debug pictures and reasons.
struct Candidate {
    Point<Px> at;
    double area = 0; // px²
    bool operator==(const Candidate&) const = default;
};

// What the search came across.
struct RegisterTrace {
    std::vector<Candidate> candidates;
    std::size_t best = 0; // anchors that agreed in the best attempt
};

// `seeds`: matches known from elsewhere (corners of decoded codes); with them the search starts there. Refuses with numbers.
[[nodiscard]] Expected<Registration, Refusal> register_page(const GrayImage&, std::span<const Frame>,
                                                            std::span<const Match> seeds, const RegisterOptions& = {},
                                                            RegisterTrace* = nullptr);

} // namespace formradar::vision
