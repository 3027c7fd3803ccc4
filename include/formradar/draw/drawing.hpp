// A Drawing is a list of shapes in millimetres: the printed form, a result page and a debug overlay are all drawings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"

namespace formradar::draw {

// sRGB, and how much it covers.
struct Colour {
    // 0..255.
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    double alpha = 1; // 0 is invisible, 1 covers what lies below
    auto operator<=>(const Colour&) const = default;
};

// The cuts of Noto Sans that are in the program.
enum class Font { regular, bold, italic };
// Which end of a text its place is.
enum class Align { left, centre, right };

// How letters look.
struct TextStyle {
    Font font = Font::regular;
    double size = 3.5; // mm: the height of the em square (1 pt = 0.3528 mm)
    Colour colour = {};
    auto operator<=>(const TextStyle&) const = default;
};

// One line of text.
struct Text {
    Point<Mm> baseline = {}; // of the first letter, the middle or the last, as `align` says
    std::string text = {};   // UTF-8, one line
    TextStyle style = {};
    Align align = Align::left;
    double turn = 0; // degrees clockwise about `baseline`
    auto operator<=>(const Text&) const = default;
};

// How a line is drawn.
struct Stroke {
    Colour colour = {};
    double width = 0.25; // mm
    double dash = 0;     // mm of line and of gap; 0 is a solid line
    auto operator<=>(const Stroke&) const = default;
};

// A line from point to point.
struct Line {
    std::vector<Point<Mm>> points = {}; // two or more; round joins and caps
    Stroke stroke = {};
    bool operator==(const Line&) const = default;
};

// Areas with straight edges; without a fill only their edge is seen, without a stroke only the area.
struct Polygon {
    std::vector<std::vector<Point<Mm>>> rings = {}; // closed; where rings overlap the even-odd rule holds
    std::optional<Colour> fill = {};
    std::optional<Stroke> stroke = {};
    bool operator==(const Polygon&) const = default;
};

// An upright rectangle.
struct Rectangle {
    Rect<Mm> rect = {};
    std::optional<Colour> fill = {};
    std::optional<Stroke> stroke = {}; // centred on the rectangle's edge
    double corner = 0;                 // mm: radius of rounded corners
    bool operator==(const Rectangle&) const = default;
};

// A circle, filled or not.
struct Disc {
    Point<Mm> centre = {};
    double radius = 1; // mm
    std::optional<Colour> fill = {};
    std::optional<Stroke> stroke = {};
    bool operator==(const Disc&) const = default;
};

// Square cells without gaps between them, as a QR code has them; true is black, row by row.
struct Cells {
    Rect<Mm> rect = {};
    int columns = 0;              // rows follow from the number of cells
    std::vector<bool> black = {}; // a whole number of rows
    bool operator==(const Cells&) const = default;
};

// A grey picture stretched over a rectangle.
struct Picture {
    Rect<Mm> rect = {};
    GrayImage image = {};
    bool operator==(const Picture&) const = default;
};

// All that can be drawn.
using Shape = std::variant<Text, Line, Polygon, Rectangle, Disc, Cells, Picture>;

// What a part of a page is to those who do not see it. Rows that follow each other are a table, items a list; an ornament says
// nothing.
enum class Role { title, heading, subheading, paragraph, item, row, column_head, row_head, cell, figure, ornament };

// Shapes from `first` up to `end` are such a part; those of parts inside it come after it in their order. What lies in no part
// is an ornament.
struct Element {
    Role role = Role::paragraph;
    std::size_t first = 0;   // place among the drawing's shapes
    std::size_t end = 0;     // one behind the last
    std::string spoken = {}; // in place of what is seen: of a figure, or of words that are broken
    bool operator==(const Element&) const = default;
};

// One sheet of paper and what is on it.
struct Drawing {
    Size<Mm> paper = {};
    std::vector<Shape> shapes = {};      // later ones cover earlier ones
    std::vector<Element> structure = {}; // in the order of reading; none: the page is shapes only
    bool operator==(const Drawing&) const = default;
};

} // namespace formradar::draw
