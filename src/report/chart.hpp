// The parts of a radar chart as shapes: rings, axes with their labels, lines of scores, markers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formradar/draw/drawing.hpp"
#include "formradar/results/radar.hpp"
#include "formradar/results/results.hpp"
#include "report/sentences.hpp"
#include "report/words.hpp"

namespace formradar::report {

enum class Marker { none, disc, square, triangle, diamond, ring, cross, ends }; // ends: in a legend, a bar across each end

struct SeriesStyle {
    draw::Stroke stroke;
    Marker marker = Marker::none;
    double marker_size = 2.2; // mm
    std::optional<draw::Colour> fill;
};

using SeriesValues = std::vector<std::optional<double>>; // one an axis, 1..5

struct AxisLabel {
    std::string name;
    std::string note; // second line, smaller
};

// How the lines of groups, or of anything with several series, are told apart: colour, dash and marker all differ.
[[nodiscard]] SeriesStyle series_style(std::size_t index);

// How the three lists of page 1 and their topics are told apart.
struct Look {
    draw::Colour colour;
    Marker marker = Marker::none;
};
[[nodiscard]] Look look_of(Tone);

void draw_marker(draw::Drawing&, Point<Mm> at, Marker, double size, const draw::Colour&);

void draw_rings(draw::Drawing&, const results::Radar&); // rings 1 to 5 and axes
// After the series, so that they stay readable; in type of at least so many mm.
void draw_ring_numbers(draw::Drawing&, const results::Radar&, double least = 1.6);
void draw_series(draw::Drawing&, const results::Radar&, const SeriesValues&, const SeriesStyle&);
// The area between two closed lines; axes where one has no value break it off at the centre.
void draw_band(draw::Drawing&, const results::Radar&, const SeriesValues& low, const SeriesValues& high, const draw::Colour&);
// A label broken into lines, and where it goes.
struct PlacedLabel {
    std::vector<std::string> lines;
    double size = 0; // mm of its name's type
    std::string note;
    Rect<Mm> place;
    draw::Align align = draw::Align::left;
};

struct LabelledRadar {
    results::Radar radar;
    std::vector<PlacedLabel> labels;
};

// The largest chart up to `most` mm of radius that fits the room with its labels, in the middle of its height. Labels are only
// set in smaller type when the chart would have to be smaller than three quarters of `most`.
[[nodiscard]] LabelledRadar fit_radar(const std::vector<AxisLabel>&, Rect<Mm> room, double most, int steps);
void draw_axis_labels(draw::Drawing&, const std::vector<PlacedLabel>&);

// Statements from `first` on, as many as the chart has axes.
struct Part {
    std::size_t first = 0;
    std::size_t count = 0;
};

[[nodiscard]] std::vector<Part> parts_of(const results::Results&);
[[nodiscard]] SeriesValues means_of(const results::Results&, Part);
[[nodiscard]] std::vector<AxisLabel> axis_labels(const results::Results&, Part,
                                                 const form::ReportWords&); // name, and "3,4 · n 22"

// How single sheets are seen: as a line each; as dots on the axes where there are so few that a line could be followed; as bands
// where there are so many that bands say more.
enum class Detail { dots, lines, bands };
inline constexpr std::size_t fewest_lines = 10;    // sheets
inline constexpr std::size_t most_thin_lines = 40; // sheets
[[nodiscard]] Detail detail_of(const results::Results&);

// All of the chart of page 1: every sheet, range, the range of the mean without one sheet, mean.
void draw_scores(draw::Drawing&, const results::Radar&, const Telling&, Part);

// A row of samples of line with what they mean; returns its height.
struct LegendEntry {
    SeriesStyle style;
    std::string text;
};
double draw_legend(draw::Drawing&, const std::vector<LegendEntry>&, Point<Mm> at, double width);
[[nodiscard]] std::vector<LegendEntry> legend_of_scores(const results::Results&, const form::ReportWords&);

} // namespace formradar::report
