// Where pages lie in a picture, which of two that overlap lies on top, and pictures with pages painted over.
#pragma once

#include <span>
#include <vector>

#include "formradar/vision/page/register.hpp"

namespace formradar::vision {

using Outline = std::vector<Point<Px>>; // of a page in the picture, clockwise, curled edges included

// Of a page that was found, by the frame that it was found with.
[[nodiscard]] Outline outline_of(const Registration&, const Frame&);
[[nodiscard]] bool contains(const Outline&, Point<Px>, double margin); // `margin`: px beyond its edge that count as inside
[[nodiscard]] double overlap(const Outline&, const Outline&);          // px²

// How two pages lie to each other.
enum class Order { apart, first_on_top, second_on_top, unknown };

// The one whose anchors are seen where both lie; `unknown` when neither's or both are.
[[nodiscard]] Order order_of(const Registration& first, const Frame& first_frame, const Registration& second,
                             const Frame& second_frame);

// Level of the paper within the outline, 0..255.
[[nodiscard]] double paper_level(const GrayImage&, const Outline&);
// All round a blob of that area it is about as light as paper of that level: it is printed, and no thing on a table.
[[nodiscard]] bool lies_on_paper(const GrayImage&, Point<Px> middle, double area, double paper);

// As light as the paper.
[[nodiscard]] GrayImage painted_over(const GrayImage&, std::span<const Outline>);
// Only where both lie.
[[nodiscard]] GrayImage painted_over_where(const GrayImage&, const Outline&, const Outline&);

} // namespace formradar::vision
