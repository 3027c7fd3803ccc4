// Areas painted with smooth edges: each pixel gets as much ink as the area covers of it, exactly.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"

namespace formradar::draw {

enum class Winding { nonzero, even_odd };

struct Ink8 {
    std::uint8_t grey = 0;
    double alpha = 1;
};

// Gathers the edges of an area, then paints it and is empty again. One for all the shapes of a picture saves allocations.
class Coverage {
public:
    Coverage(int width, int height) : width_(width), rows_(static_cast<std::size_t>(height)) {}

    void add_ring(std::span<const Point<Px>>); // closed
    void paint(GrayImage&, Winding, Ink8);     // of the width and height given

private:
    // What an edge covers of the pixels to its right: `cover` of all of them, of its own pixel `area` less.
    struct Cell {
        int x = 0;
        double cover = 0;
        double area = 0;
    };

    void add_edge(Point<Px> from, Point<Px> to);
    void add_in_row(std::vector<Cell>& row, Point<Px> from, Point<Px> to) const;
    static void paint_row(std::vector<Cell>& cells, std::span<std::uint8_t> row, Winding winding, Ink8 ink);

    int width_;
    std::size_t first_ = 0; // rows that have cells: from `first_` to before `last_`
    std::size_t last_ = 0;
    std::vector<std::vector<Cell>> rows_;
};

} // namespace formradar::draw
