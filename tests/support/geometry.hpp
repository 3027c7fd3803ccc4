// Where a place on the printed page ends up in the picture: printer, paper, feeder, bend and camera in one function.
#pragma once

#include <array>

#include "formradar/core/geometry.hpp"

namespace formradar::simulator {

// How the page got onto the paper.
struct Printing {
    Size<Mm> paper{210, 297};
    double scale_x = 1; // printed size over the layout's
    double scale_y = 1;
    double skew = 0; // radians, of the print on the paper
    Point<Mm> shift; // mm of the print's centre from the paper's centre
};

// A slow wave of the feeder's speed or of damp paper.
struct Wave {
    double amplitude = 0; // mm
    double length = 80;   // mm
    double phase = 0;
    double direction = 0;  // radians: along which way it changes
    bool sideways = false; // moves across that way instead of along it
};

// Paper that does not lie flat: a cylinder wave, and a corner that stands up.
struct Bend {
    double height = 0; // mm from the middle to the crest
    double length = 300;
    double phase = 0;
    double direction = 0;
    double corner_height = 0; // mm
    int corner = 0;           // 0 top left .. 3 bottom left
    double corner_reach = 60; // mm
};

struct Geometry {
    Printing printing;
    double stretch_x = 1;
    double stretch_y = 1;
    std::array<Wave, 2> waves;
    Bend bend;
    double tilt = 0;            // radians; 0 is a scanner or a camera straight above
    double tilt_direction = 0;  // radians, which side of the page is farther
    double camera_distance = 0; // mm; 0: no perspective
    double lens = 0;            // radial distortion at 150 mm from the middle, as a share
    double rotation = 0;        // radians clockwise of the page in the picture
    double px_per_mm = 11.811;  // in the picture's middle
    Point<Px> centre;           // where the paper's middle is in the picture

    [[nodiscard]] Point<Mm> on_paper(Point<Mm> place) const; // from the paper's middle, before stretch
    [[nodiscard]] Point<Px> paper_to_picture(Point<Mm> paper) const;
    [[nodiscard]] Point<Px> to_picture(Point<Mm> place) const { return paper_to_picture(on_paper(place)); }
    // Slope of the paper towards the light from the top left: for shading. `paper` as from on_paper.
    [[nodiscard]] double slope(Point<Mm> paper) const;
    // The place on the page for one in the picture; `guess` is near it. Newton's method.
    [[nodiscard]] Point<Mm> to_layout(Point<Px> picture, Point<Mm> guess) const;
    // Corners of the paper as places of the layout: where the paper ends.
    [[nodiscard]] std::array<Point<Mm>, 4> paper_corners() const;

    Size<Mm> layout{210, 297};
};

} // namespace formradar::simulator
