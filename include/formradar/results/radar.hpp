// Where the parts of a radar chart are, as pure numbers.
//
//   Axis 0 points up, the others follow clockwise. A score of v lies at v/steps of the radius, so that a 1 is still seen as a
//   shape.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/form/form.hpp"

namespace formradar::results {

// Of one chart; more statements than that are split over several.
inline constexpr std::size_t fewest_axes = 3;
inline constexpr std::size_t most_axes = 12;

// Where the chart is and how large.
struct Radar {
    Point<Mm> centre;
    double radius = 60;            // mm: where the highest score lies
    std::size_t axes = 7;          // fewest_axes to most_axes
    int steps = form::usual_steps; // of the scale
    bool operator==(const Radar&) const = default;
};

// A unit vector: the direction of an axis on paper (y down).
[[nodiscard]] Point<Mm> direction(const Radar&, std::size_t axis);
// Where a score, 0 to `steps`, lies on an axis.
[[nodiscard]] Point<Mm> point_on(const Radar&, std::size_t axis, double score);

// How wide a label at this axis may be inside `room`, `gap` mm clear of the circle.
[[nodiscard]] double label_width(const Radar&, std::size_t axis, Rect<Mm> room, double gap);

// Places for labels of these sizes (one an axis): outside the circle by at least `gap`, none touching another, inside the room's
// width as far as their widths obey label_width.
[[nodiscard]] std::vector<Rect<Mm>> place_labels(const Radar&, std::span<const Size<Mm>>, Rect<Mm> room, double gap);

// Statements over charts of 3 to 12 axes, as even as can be: the number of axes of each. Fewer than 3 statements: one chart.
[[nodiscard]] std::vector<std::size_t> split_axes(std::size_t statements);

} // namespace formradar::results
