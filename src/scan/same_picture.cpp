// Both pictures as the same coarse grid of greys.
#include "scan/same_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace formradar::scan {
namespace {

// Tried by same_picture_test: a_smaller_copy_is_known, one_mark_in_another_box_makes_another_sheet.
constexpr int most_cells = 48; // a side: 4 to 6 mm of A4, so that a mark in a box changes a cell by 30 greys and more
constexpr int tolerance = 16;  // greys; what making smaller and compressing anew does to a cell is under 8

std::vector<int> grid(const GrayImage& image, int columns, int rows) {
    std::vector<int> cells;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int left = image.width() * column / columns;
            const int right = image.width() * (column + 1) / columns;
            const int top = image.height() * row / rows;
            const int bottom = image.height() * (row + 1) / rows;
            std::int64_t sum = 0;
            for (int y = top; y < bottom; ++y) {
                for (int x = left; x < right; ++x) {
                    sum += image.row(y)[static_cast<std::size_t>(x)];
                }
            }
            cells.push_back(static_cast<int>(sum / std::max<std::int64_t>(1, std::int64_t{right - left} * (bottom - top))));
        }
    }
    return cells;
}

} // namespace

bool same_picture(const GrayImage& a, const GrayImage& b) {
    if (a.empty() || b.empty()) {
        return false;
    }
    const double shape =
        std::log(static_cast<double>(a.width()) / a.height()) - std::log(static_cast<double>(b.width()) / b.height());
    constexpr double rounding = 0.03; // of a small copy's sides, as a logarithm
    if (std::abs(shape) > rounding) {
        return false;
    }
    const int columns = std::clamp(std::min(a.width(), b.width()) / 2, 1, most_cells);
    const int rows = std::clamp(std::min(a.height(), b.height()) / 2, 1, most_cells);
    const auto first = grid(a, columns, rows);
    const auto second = grid(b, columns, rows);
    return std::ranges::equal(first, second, [](int x, int y) { return std::abs(x - y) <= tolerance; });
}

} // namespace formradar::scan
