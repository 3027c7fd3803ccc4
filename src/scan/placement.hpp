// Where a page of a PDF puts its picture, and how the picture is turned by it.
#pragma once

#include <array>
#include <optional>

namespace formradar::scan {

// (x, y) becomes (a x + c y + e, b x + d y + f), in the order a b c d e f, as PDF writes it. A picture fills the square from (0,
// 0) to (1, 1), its top side at y = 1; lengths on the page are points (1/72 inch), y upwards.
using Matrix = std::array<double, 6>;

[[nodiscard]] Matrix product(const Matrix& first, const Matrix& then);

struct Placement {
    double width = 0;    // points along the picture's rows
    double height = 0;   // points along its columns
    int orientation = 1; // as EXIF numbers it, the page's own turn included
    bool operator==(const Placement&) const = default;
};

// `page_turn`: degrees clockwise, a multiple of 90. Nothing when the picture is skewed or has no size.
[[nodiscard]] std::optional<Placement> placement_of(const Matrix&, int page_turn);

struct PageBox { // points
    double left = 0;
    double bottom = 0;
    double right = 0;
    double top = 0;
};

// The picture reaches at most 2 % over the visible part of the page.
[[nodiscard]] bool is_within(const Matrix&, const PageBox&);

} // namespace formradar::scan
