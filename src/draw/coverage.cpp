// The exact area under each edge, summed from left to right.
//
// An edge that falls by `dy` within one pixel covers all pixels to its right by `dy`, and its own by the part right of the edge.
// Edges that rise count negative, so that after both edges of an area the sum is 0 again; where areas lie over each other the
// same way round it is 2 or more.
#include "coverage.hpp"

#include <algorithm>
#include <cmath>

namespace formradar::draw {
namespace {

double share_of(double sum, Winding winding) {
    const double around = std::abs(sum);
    if (winding == Winding::nonzero) {
        return std::min(around, 1.0);
    }
    const double rest = std::fmod(around, 2.0);
    return rest > 1 ? 2 - rest : rest;
}

constexpr int whole = 1 << 16; // a weight of 1

int weight_of(double share, double alpha) {
    return static_cast<int>(std::lround(share * alpha * whole));
}

std::uint8_t blended(std::uint8_t below, std::uint8_t grey, int weight) {
    return static_cast<std::uint8_t>(below + (((grey - below) * weight + whole / 2) >> 16));
}

void blend_run(std::span<std::uint8_t> run, std::uint8_t grey, int weight) {
    constexpr int nothing = whole / 1024; // rounding leaves so little where edges should cancel out
    if (weight < nothing) {
        return;
    }
    if (weight > whole - nothing) {
        std::ranges::fill(run, grey);
        return;
    }
    for (std::uint8_t& pixel : run) {
        pixel = blended(pixel, grey, weight);
    }
}

} // namespace

void Coverage::add_ring(std::span<const Point<Px>> ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        add_edge(ring[i], ring[i + 1 < ring.size() ? i + 1 : 0]);
    }
}

// Cut into rows; what lies above or below the picture is left out.
void Coverage::add_edge(Point<Px> from, Point<Px> to) {
    const double top = std::max(0.0, std::min(from.y, to.y));
    const double bottom = std::min(static_cast<double>(rows_.size()), std::max(from.y, to.y));
    if (!(top < bottom)) {
        return;
    }
    const double slope = (to.x - from.x) / (to.y - from.y);
    const auto at = [&](double y) { return Point<Px>{from.x + (y - from.y) * slope, y}; };
    const auto first = static_cast<std::size_t>(top);
    const auto last = std::min(rows_.size(), static_cast<std::size_t>(std::ceil(bottom)));
    for (std::size_t y = first; y < last; ++y) {
        Point<Px> a = at(std::max(top, static_cast<double>(y)));
        Point<Px> b = at(std::min(bottom, static_cast<double>(y + 1)));
        if (from.y > to.y) {
            std::swap(a, b);
        }
        add_in_row(rows_[y], a, b);
    }
    first_ = first_ == last_ ? first : std::min(first_, first);
    last_ = std::max(last_, last);
}

// Cut into pixels; what lies left of the picture covers the whole row, what lies right of it nothing.
void Coverage::add_in_row(std::vector<Cell>& row, Point<Px> from, Point<Px> to) const {
    const double rise = to.y - from.y;
    const double left = std::min(from.x, to.x);
    const double right = std::max(from.x, to.x);
    if (right <= 0 || left >= width_) {
        if (right <= 0) {
            row.push_back({.x = 0, .cover = rise, .area = 0});
        }
        return;
    }
    const double per_x = right > left ? rise / (right - left) : 0;
    if (left < 0) {
        row.push_back({.x = 0, .cover = -left * per_x, .area = 0});
    }
    const auto last = static_cast<int>(std::min(right, width_ - 1.0));
    for (int x = static_cast<int>(std::max(0.0, left)); x <= last; ++x) {
        const double a = std::max(left, static_cast<double>(x));
        const double b = std::min(right, x + 1.0);
        const double cover = right > left ? (b - a) * per_x : rise;
        row.push_back({.x = x, .cover = cover, .area = cover * ((a + b) / 2 - x)});
    }
}

void Coverage::paint(GrayImage& image, Winding winding, Ink8 ink) {
    for (std::size_t y = first_; y < last_; ++y) {
        paint_row(rows_[y], image.row(static_cast<int>(y)), winding, ink);
        rows_[y].clear();
    }
    first_ = 0;
    last_ = 0;
}

void Coverage::paint_row(std::vector<Cell>& cells, std::span<std::uint8_t> row, Winding winding, Ink8 ink) {
    std::ranges::sort(cells, {}, &Cell::x);
    double sum = 0;
    for (auto cell = cells.begin(); cell != cells.end();) {
        const int x = cell->x;
        double area = 0;
        for (; cell != cells.end() && cell->x == x; ++cell) {
            sum += cell->cover;
            area += cell->area;
        }
        std::uint8_t& pixel = row[static_cast<std::size_t>(x)];
        pixel = blended(pixel, ink.grey, weight_of(share_of(sum - area, winding), ink.alpha));
        const auto next = static_cast<std::size_t>(cell == cells.end() ? static_cast<int>(row.size()) : cell->x);
        const auto start = static_cast<std::size_t>(x) + 1;
        if (next > start) {
            blend_run(row.subspan(start, next - start), ink.grey, weight_of(share_of(sum, winding), ink.alpha));
        }
    }
}

} // namespace formradar::draw
