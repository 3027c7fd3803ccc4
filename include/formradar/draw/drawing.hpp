// A Drawing is a list of shapes in millimetres: the printed form, a result page and a debug overlay are all drawings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"

namespace formradar::draw {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    double alpha = 1; // 0 is invisible, 1 covers what lies below
    auto operator<=>(const Colour&) const = default;
};

enum class Font { regular, bold, italic };
enum class Align { left, centre, right };

struct TextStyle {
    Font font = Font::regular;
    double size = 3.5; // mm: the height of the em square (1 pt = 0.3528 mm)
    Colour colour = {};
    auto operator<=>(const TextStyle&) const = default;
};

struct Text {
    Point<Mm> baseline = {}; // of the first letter, the middle or the last, as `align` says
    std::string text = {};   // UTF-8, one line
    TextStyle style = {};
    Align align = Align::left;
    double turn = 0; // degrees clockwise about `baseline`
    auto operator<=>(const Text&) const = default;
};

struct Stroke {
    Colour colour = {};
    double width = 0.25; // mm
    double dash = 0;     // mm of line and of gap; 0 is a solid line
    auto operator<=>(const Stroke&) const = default;
};

struct Line {
    std::vector<Point<Mm>> points = {}; // two or more; round joins and caps
    Stroke stroke = {};
    bool operator==(const Line&) const = default;
};

struct Polygon {
    std::vector<std::vector<Point<Mm>>> rings = {}; // closed; where rings overlap the even-odd rule holds
    std::optional<Colour> fill = {};
    std::optional<Stroke> stroke = {};
    bool operator==(const Polygon&) const = default;
};

struct Rectangle {
    Rect<Mm> rect = {};
    std::optional<Colour> fill = {};
    std::optional<Stroke> stroke = {}; // centred on the rectangle's edge
    double corner = 0;                 // mm: radius of rounded corners
    bool operator==(const Rectangle&) const = default;
};

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
    int columns = 0;
    std::vector<bool> black = {};
    bool operator==(const Cells&) const = default;
};

struct Picture {
    Rect<Mm> rect = {};
    GrayImage image = {};
    bool operator==(const Picture&) const = default;
};

using Shape = std::variant<Text, Line, Polygon, Rectangle, Disc, Cells, Picture>;

struct Drawing {
    Size<Mm> paper = {};
    std::vector<Shape> shapes = {}; // later ones cover earlier ones
    bool operator==(const Drawing&) const = default;
};

} // namespace formradar::draw
