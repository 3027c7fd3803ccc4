// Points, sizes and rectangles in two units that cannot be mixed: millimetres on paper and pixels in a picture.
//
//   Paper (Mm): origin at the top left corner of the upright page, x to the right, y down.
//   Picture (Px): the centre of the first pixel is (0.5, 0.5), so a picture spans exactly [0, width] x [0, height]:
//
//        0     1     2     3
//      0 +-----+-----+-----+
//        |  o  |  o  |  o  |      o = pixel centres (0.5, 0.5), (1.5, 0.5), (2.5, 0.5)
//      1 +-----+-----+-----+
//
//   OpenCV puts the centre of the first pixel at (0, 0); `src/vision` subtracts the half pixel at its edge.
#pragma once

#include <cmath>

namespace formradar {

// The units, as tags: millimetres on paper, and pixels of a picture.
struct Mm {};
struct Px {};

// A place. In millimetres or pixels, as the unit says; it may lie outside of the paper or picture.
template <class Unit>
struct Point {
    // To the right and down from the origin.
    double x = 0;
    double y = 0;
    auto operator<=>(const Point&) const = default;
};

// How wide and how high, in the unit.
template <class Unit>
struct Size {
    // Not negative.
    double width = 0;
    double height = 0;
    auto operator<=>(const Size&) const = default;
};

// An upright rectangle, in the unit. Its edges belong to it.
template <class Unit>
struct Rect {
    // Its top left corner, and how far it reaches to the right and down.
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    // The other edges, the middle, and whether a place lies in it.
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] Point<Unit> centre() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool contains(Point<Unit> p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
    // Whether the two have more in common than an edge.
    [[nodiscard]] bool overlaps(const Rect& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    // As large and somewhere else; and larger by `by` on each side.
    [[nodiscard]] Rect moved(Point<Unit> by) const { return {x + by.x, y + by.y, width, height}; }
    [[nodiscard]] Rect grown(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
    auto operator<=>(const Rect&) const = default;
};

// Places as arrows from the origin, added, subtracted and stretched.
template <class Unit>
[[nodiscard]] Point<Unit> operator+(Point<Unit> a, Point<Unit> b) {
    return {a.x + b.x, a.y + b.y};
}

// The arrow from `b` to `a`.
template <class Unit>
[[nodiscard]] Point<Unit> operator-(Point<Unit> a, Point<Unit> b) {
    return {a.x - b.x, a.y - b.y};
}

// The arrow `factor` times as long.
template <class Unit>
[[nodiscard]] Point<Unit> operator*(Point<Unit> a, double factor) {
    return {a.x * factor, a.y * factor};
}

// In a straight line, in the unit of the two.
template <class Unit>
[[nodiscard]] double distance(Point<Unit> a, Point<Unit> b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace formradar
