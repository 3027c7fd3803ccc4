// The directions of a picture's rows and columns on the upright page, and the number that EXIF has for them.
#include "scan/placement.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace formradar::scan {
namespace {

struct Direction { // on the screen: x to the right, y down
    double x = 0;
    double y = 0;
};

Direction quarter_turn(Direction d) {
    return {-d.y, d.x};
} // clockwise

bool is_along_axis(Direction d) {
    constexpr double slant = 0.01; // half a degree
    const double least = std::min(std::abs(d.x), std::abs(d.y));
    return least <= slant * std::max(std::abs(d.x), std::abs(d.y));
}

int orientation_of(Direction row, Direction column) {
    const bool upright = std::abs(row.x) > std::abs(row.y);
    if (upright) {
        return row.x > 0 ? (column.y > 0 ? 1 : 4) : (column.y > 0 ? 2 : 3);
    }
    return row.y > 0 ? (column.x > 0 ? 5 : 6) : (column.x > 0 ? 8 : 7);
}

} // namespace

Matrix product(const Matrix& first, const Matrix& then) {
    return {first[0] * then[0] + first[1] * then[2],           first[0] * then[1] + first[1] * then[3],
            first[2] * then[0] + first[3] * then[2],           first[2] * then[1] + first[3] * then[3],
            first[4] * then[0] + first[5] * then[2] + then[4], first[4] * then[1] + first[5] * then[3] + then[5]};
}

std::optional<Placement> placement_of(const Matrix& m, int page_turn) {
    constexpr double rectangular = 0.9; // of the area that its sides would have at right angles
    Direction row{m[0], -m[1]};
    Direction column{-m[2], m[3]};
    const double width = std::hypot(row.x, row.y);
    const double height = std::hypot(column.x, column.y);
    const double area = std::abs(m[0] * m[3] - m[1] * m[2]);
    if (!is_along_axis(row) || !is_along_axis(column) || !(area > rectangular * width * height) || !std::isfinite(area)) {
        return std::nullopt;
    }
    for (int turn = 0; turn < ((page_turn % 360) + 360) % 360; turn += 90) {
        row = quarter_turn(row);
        column = quarter_turn(column);
    }
    return Placement{width, height, orientation_of(row, column)};
}

bool is_within(const Matrix& m, const PageBox& page) {
    constexpr double over_the_edge = 0.02; // of the page's long side
    const double slack = over_the_edge * std::max(page.right - page.left, page.top - page.bottom);
    const auto [left, right] = std::minmax({m[4], m[4] + m[0] + m[2]});
    const auto [bottom, top] = std::minmax({m[5], m[5] + m[1] + m[3]});
    return left >= page.left - slack && right <= page.right + slack && bottom >= page.bottom - slack && top <= page.top + slack;
}

} // namespace formradar::scan
