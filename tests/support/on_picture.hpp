// What happens to a picture after it was taken, and several of them put together into one.
#pragma once

#include <vector>

#include "formradar/core/geometry.hpp"
#include "support/simulator.hpp"

namespace formradar::simulator {

// A stroke of a pen on the page, as the picture shows it: `darkness` 0..1 over what is there.
struct PenLine {
    Point<Mm> from, to;
    double width = 0.4; // mm
    double darkness = 0.8;
};

void draw_on(FilledSheet&, const PenLine&);
void cover(FilledSheet&, Rect<Mm> part, double grey, double opacity = 1); // tape, fluid, a finger, a note
void tint(FilledSheet&, Rect<Mm> part, double share);                     // of its light that is left: a pale, broad pen
void flash(FilledSheet&, Point<Mm> middle, double radius, double gain);   // brighter about `middle`, clipped at white
void threshold(GrayImage&, double share);                                 // to black and white, of the paper's level
void blacken(GrayImage&, Point<Px> middle, double radius);                // a punch hole before a black lid

// `picture` at that place of a canvas of that size; what lies beyond is cut off.
struct Placed {
    const GrayImage* picture = nullptr;
    int x = 0, y = 0;
};
[[nodiscard]] GrayImage composed(int width, int height, int ground, const std::vector<Placed>&); // later ones lie on top

// A back, on which the front of the sheet is seen from behind, that pale.
[[nodiscard]] GrayImage seen_through(const GrayImage& front, double share);

} // namespace formradar::simulator
