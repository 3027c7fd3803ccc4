// Print of known paleness looked for in the picture: where it is lost, a pale pencil's mark would be lost as well.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"
#include "formradar/vision/page/register.hpp"

namespace formradar::vision {

// Where pale rules were printed, and how strongly.
struct PaleRule {
    Rect<Mm> room;  // level rules run from its left to its right, somewhere between its top and bottom
    double ink = 0; // mm: the width of one, times the darkness it is printed in
};

// By rule, the share of its ink that the picture shows: 1 in a good picture, 0 where it is lost, nothing where it lies outside of
// the picture.
[[nodiscard]] std::vector<std::optional<double>> pale_print_seen(const GrayImage&, const Registration&,
                                                                 std::span<const PaleRule>);

} // namespace formradar::vision
