// Means over a box's inside and over its label: JPEG keeps colours at half the resolution, and single pixels of them are noise.
#include "formradar/vision/evidence/colour.hpp"

#include <numeric>

#include "formradar/vision/evidence/surface.hpp"
#include "formradar/vision/page/straighten.hpp"

namespace formradar::vision {
namespace {

// Tried by colour_test: in_one_box_of_an_empty_row_waits_for_a_person, of_light_and_of_paper_is_no_mark.
constexpr double colour_resolution = 3; // px/mm

double mean_of(const GrayImage& image) {
    const auto pixels = image.pixels();
    return std::accumulate(pixels.begin(), pixels.end(), 0.0) / static_cast<double>(std::max<std::size_t>(1, pixels.size()));
}

} // namespace

std::vector<BoxColour> colours_of(const GrayImage& colour, const Measurement& measured, std::span<const BoxPlace> places) {
    std::vector<BoxColour> colours;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto at = [&](Rect<Mm> part) {
            return mean_of(straighten(colour, measured.registration.map, part.moved(measured.found[i].off), colour_resolution));
        };
        colours.push_back({.inside = at(clear_inside(places[i].rect)), .over = at(label_band(places[i].rect, places[i].label))});
    }
    return colours;
}

} // namespace formradar::vision
