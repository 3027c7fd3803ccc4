// From a sheet of paper to its picture: geometry in one resampling, then light, optics, sensor and file.
#pragma once

#include "support/canvas.hpp"
#include "support/condition.hpp"
#include "support/wear.hpp"

namespace formradar::simulator {

struct Picture {
    GrayImage image;
    Geometry geometry; // with the true place in the picture of every place on the page
};

// `geometry.layout` and, for photos, `picture` and `geometry.centre` are worked out here when they are not given.
[[nodiscard]] Picture take_picture(const Canvas&, const ScanCondition&, const Cutouts&, Rng&);

// The stages, for tests. All change the picture in place.
void shed_light(GrayImage&, const Light&, const Geometry&, Rng&);
void sense(GrayImage&, const Sensor&, Rng&); // all but the file
void compress(GrayImage&, int jpeg_quality); // to a JPEG file and back
void add_streaks(GrayImage&, const std::vector<Streak>&, Rng&);

} // namespace formradar::simulator
