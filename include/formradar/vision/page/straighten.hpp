// Pieces of the page as they would look flat, upright and at a chosen resolution.
#pragma once

#include "formradar/core/image.hpp"
#include "formradar/vision/page/page_map.hpp"

namespace formradar::vision {

// `part` of the page at `px_per_mm`; what lies outside of the picture repeats its edge. Where the picture has more pixels than
// asked for, they are averaged, so that fine lines do not vanish: from twice as many on before they are turned, which is cheaper.
[[nodiscard]] GrayImage straighten(const GrayImage& picture, const PageMap&, Rect<Mm> part, double px_per_mm);

// The whole picture, no longer than `long_side` px.
[[nodiscard]] GrayImage reduced_to(const GrayImage&, int long_side);

// A part of the picture as it lies in it, so many times as large; what is outside of the picture is left out.
[[nodiscard]] GrayImage part_of(const GrayImage&, Rect<Px> part, double scale);

// Mean grey of each cell of a `columns` x `columns` grid over `square`, row by row: the cells of a code at a known place.
[[nodiscard]] std::vector<double> sample_cells(const GrayImage& picture, const PageMap&, Rect<Mm> square, int columns);

} // namespace formradar::vision
