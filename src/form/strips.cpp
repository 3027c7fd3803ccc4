// Strips of rows and groups.
#include "formradar/form/strips.hpp"

#include <algorithm>

namespace formradar::form {
namespace {

constexpr double margin = 8; // mm, left and right

} // namespace

Rect<Mm> strip_of(const Row& row, Size<Mm> paper) {
    constexpr double above = 5, below = 4; // mm
    const double top = std::max(0.0, row.boxes.front().rect.y - above);
    return {margin, top, paper.width - 2 * margin, row.boxes.front().rect.bottom() + below - top};
}

Rect<Mm> group_strip(const PageLayout& page, Size<Mm> paper) {
    constexpr double around = 6; // mm
    const double top = page.groups.front().rect.y - around;
    return {margin, top, paper.width - 2 * margin, page.groups.back().rect.bottom() + around - top};
}

} // namespace formradar::form
