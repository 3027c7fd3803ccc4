// What is drawn on a radar chart: the scores of sheets, how lines are told apart, the legend.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "formradar/draw/hyphenation.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"
#include "report/chart.hpp"
#include "report/pages.hpp"

namespace formradar::report {
namespace {

const SeriesStyle mean_style{{draw::palette::navy, 1.1}, Marker::disc, 3.0, draw::palette::faded(draw::palette::navy, 0.07)};
const draw::Stroke sheet_stroke{draw::palette::faded(draw::palette::blue, 0.38), 0.28};
const draw::Stroke range_stroke{draw::palette::faded(draw::palette::blue, 0.30), 1.3};
const draw::Stroke range_end{draw::palette::blue, 0.7};
const draw::Stroke without_one_stroke{draw::palette::faded(draw::palette::navy, 0.22), 4.2};
const draw::Colour dot_colour = draw::palette::faded(draw::palette::blue, 0.45);
const draw::Colour wide_band = draw::palette::faded(draw::palette::sky, 0.45);
const draw::Colour narrow_band = draw::palette::faded(draw::palette::blue, 0.40);

std::vector<Point<Mm>> regular(Point<Mm> at, double radius, int corners, double first_degrees) {
    std::vector<Point<Mm>> points;
    for (int i = 0; i < corners; ++i) {
        const double angle = (first_degrees + 360.0 * i / corners) * std::numbers::pi / 180;
        points.push_back({at.x + radius * std::cos(angle), at.y + radius * std::sin(angle)});
    }
    return points;
}

SeriesValues scores_of(const results::SheetResult& sheet, Part part) {
    SeriesValues values;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        const results::SheetCell& cell = sheet.cells[i];
        values.push_back(cell.kind == results::Cell::scored ? std::optional<double>(cell.score) : std::nullopt);
    }
    return values;
}

SeriesValues quantiles_of(const results::Results& results, Part part, double share) {
    SeriesValues values;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        values.push_back(results::quantile(results.statements[i].scores.counts, share));
    }
    return values;
}

// From the lowest to the highest score along the axis, with a bar across each end.
void draw_range(draw::Drawing& drawing, const results::Radar& radar, std::size_t axis, const results::Statistics& scores) {
    if (!scores.lowest) {
        return;
    }
    const Point<Mm> towards = results::direction(radar, axis);
    const Point<Mm> across = Point<Mm>{-towards.y, towards.x} * 1.7;
    const Point<Mm> low = results::point_on(radar, axis, *scores.lowest);
    const Point<Mm> high = results::point_on(radar, axis, *scores.highest);
    drawing.shapes.emplace_back(draw::Line{{low, high}, range_stroke});
    for (const Point<Mm> end : {low, high}) {
        drawing.shapes.emplace_back(draw::Line{{end - across, end + across}, range_end});
    }
}

// Where the mean would lie without any one of the sheets.
void draw_without_one(draw::Drawing& drawing, const results::Radar& radar, std::size_t axis,
                      const std::optional<results::Range>& range) {
    if (!range) {
        return;
    }
    const Point<Mm> towards = results::direction(radar, axis);
    const Point<Mm> across = Point<Mm>{-towards.y, towards.x} * (without_one_stroke.width / 2);
    const Point<Mm> low = results::point_on(radar, axis, range->low), high = results::point_on(radar, axis, range->high);
    drawing.shapes.emplace_back(
        draw::Polygon{{{low - across, high - across, high + across, low + across}}, without_one_stroke.colour, std::nullopt});
}

// A dot at each score, as large as often it was given: no line to follow from one statement to the next.
void draw_dots(draw::Drawing& drawing, const results::Radar& radar, std::size_t axis, const results::Counts& counts) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts.at(i) > 0) {
            const double size = 1.5 * std::sqrt(counts.at(i));
            drawing.shapes.emplace_back(
                draw::Disc{results::point_on(radar, axis, static_cast<double>(i) + 1), size, dot_colour, std::nullopt});
        }
    }
}

void draw_bands(draw::Drawing& drawing, const results::Radar& radar, const results::Results& results, Part part) {
    draw_band(drawing, radar, quantiles_of(results, part, 0.1), quantiles_of(results, part, 0.9), wide_band);
    draw_band(drawing, radar, quantiles_of(results, part, 0.25), quantiles_of(results, part, 0.75), narrow_band);
}

} // namespace

SeriesStyle series_style(std::size_t index) {
    constexpr std::array colours = {draw::palette::navy, draw::palette::amber, draw::palette::teal,
                                    draw::palette::plum, draw::palette::blue,  draw::palette::slate};
    constexpr std::array markers = {Marker::disc, Marker::square, Marker::triangle, Marker::diamond, Marker::ring, Marker::cross};
    constexpr std::array<double, 6> dashes = {0, 2, 0, 1, 3, 1};
    constexpr std::array<double, 6> widths = {0.8, 0.7, 0.5, 0.7, 0.5, 0.5};
    const std::size_t i = index % colours.size();
    return {{colours.at(i), widths.at(i), dashes.at(i)}, markers.at(i), 2.4, std::nullopt};
}

Look look_of(Tone tone) {
    switch (tone) {
        using enum Tone;
        case agree:
            return {draw::palette::navy, Marker::disc};
        case differ:
            return {draw::palette::amber, Marker::diamond};
        case work:
            return {draw::palette::blue, Marker::triangle};
    }
    return {draw::palette::navy, Marker::disc};
}

void draw_marker(draw::Drawing& drawing, Point<Mm> at, Marker marker, double size, const draw::Colour& colour) {
    const draw::Stroke halo{draw::palette::white, size / 8};
    const double half = size / 2;
    switch (marker) {
        using enum Marker;
        case none:
        case ends:
            return;
        case disc:
            drawing.shapes.emplace_back(draw::Disc{at, half, colour, halo});
            return;
        case ring:
            drawing.shapes.emplace_back(draw::Disc{at, half, draw::palette::white, draw::Stroke{colour, size / 5}});
            return;
        case square:
            drawing.shapes.emplace_back(draw::Polygon{{regular(at, half * 1.3, 4, 45)}, colour, halo});
            return;
        case triangle:
            drawing.shapes.emplace_back(draw::Polygon{{regular(at, half * 1.4, 3, -90)}, colour, halo});
            return;
        case diamond:
            drawing.shapes.emplace_back(draw::Polygon{{regular(at, half * 1.35, 4, 0)}, colour, halo});
            return;
        case cross:
            for (const double side : {-half, half}) {
                drawing.shapes.emplace_back(
                    draw::Line{{{at.x - half, at.y - side}, {at.x + half, at.y + side}}, {colour, size / 4}});
            }
            return;
    }
}

Detail detail_of(const results::Results& results) {
    return results.sheets.size() < fewest_lines       ? Detail::dots
           : results.sheets.size() <= most_thin_lines ? Detail::lines
                                                      : Detail::bands;
}

std::vector<Part> parts_of(const results::Results& results) {
    std::vector<Part> parts;
    std::size_t first = 0;
    for (const std::size_t count : results::split_axes(results.statements.size())) {
        parts.push_back({first, count});
        first += count;
    }
    return parts;
}

SeriesValues means_of(const results::Results& results, Part part) {
    SeriesValues values;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        values.push_back(results.statements[i].scores.mean);
    }
    return values;
}

std::vector<AxisLabel> axis_labels(const results::Results& results, Part part, const form::ReportWords& words) {
    std::vector<AxisLabel> labels;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        const results::Statistics& scores = results.statements[i].scores;
        labels.push_back({results.statements[i].label, number(words, scores.mean, 1) + "  ·  n " + std::to_string(scores.n)});
    }
    return labels;
}

void draw_scores(draw::Drawing& drawing, const results::Radar& radar, const Telling& telling, Part part) {
    const results::Results& results = telling.results;
    const Detail detail = detail_of(results);
    if (detail == Detail::bands) {
        draw_bands(drawing, radar, results, part);
    } else if (detail == Detail::lines) {
        for (const results::SheetResult& sheet : results.sheets) {
            draw_series(drawing, radar, scores_of(sheet, part), {sheet_stroke, Marker::none, 0, std::nullopt});
        }
    }
    for (std::size_t axis = 0; axis < part.count && results.sheets.size() > 1; ++axis) {
        const results::Statistics& scores = results.statements[part.first + axis].scores;
        draw_without_one(drawing, radar, axis, telling.findings.said[part.first + axis].range);
        draw_range(drawing, radar, axis, scores);
        if (detail == Detail::dots) {
            draw_dots(drawing, radar, axis, scores.counts);
        }
    }
    draw_series(drawing, radar, means_of(results, part), mean_style);
}

std::vector<LegendEntry> legend_of_scores(const results::Results& results, const form::ReportWords& words) {
    std::vector<LegendEntry> entries = {{mean_style, std::string(words.picture.mean)}};
    if (results.sheets.size() <= 1) {
        return entries;
    }
    entries.push_back({{without_one_stroke, Marker::none, 0, std::nullopt}, std::string(words.picture.without_one)});
    entries.push_back({{range_stroke, Marker::ends, 0, std::nullopt}, std::string(words.picture.range)});
    switch (detail_of(results)) {
        using enum Detail;
        case dots:
            entries.push_back({{{dot_colour, 0}, Marker::disc, 2.4, std::nullopt}, std::string(words.picture.dots)});
            break;
        case lines:
            entries.push_back({{sheet_stroke, Marker::none, 0, std::nullopt}, std::string(words.picture.each_sheet)});
            break;
        case bands:
            entries.push_back({{{narrow_band, 3.4}, Marker::none, 0, std::nullopt}, std::string(words.picture.half)});
            entries.push_back({{{wide_band, 3.4}, Marker::none, 0, std::nullopt}, std::string(words.picture.most)});
            break;
    }
    return entries;
}

double draw_legend(draw::Drawing& drawing, const std::vector<LegendEntry>& entries, Point<Mm> at, double width) {
    constexpr double sample = 9, gap = 2, between = 7, row = 5.4; // mm
    const draw::TextStyle style{.size = draw::type::small, .colour = draw::palette::ink};
    double x = at.x;
    double y = at.y + row / 2;
    for (const LegendEntry& entry : entries) {
        const std::string text = draw::without_soft_hyphens(entry.text); // on one line
        const double length = sample + gap + draw::text_width(text, style.font, style.size);
        if (x > at.x && x + length > at.x + width) {
            x = at.x;
            y += row;
        }
        const double cap = entry.style.stroke.width > 2 ? entry.style.stroke.width / 2 : 0; // ends are round
        if (entry.style.stroke.width > 0) {
            drawing.shapes.emplace_back(draw::Line{{{x + cap, y}, {x + sample - cap, y}}, entry.style.stroke});
        }
        for (const double end : {x, x + sample}) {
            if (entry.style.marker == Marker::ends) {
                drawing.shapes.emplace_back(draw::Line{{{end, y - 1.5}, {end, y + 1.5}}, range_end});
            }
        }
        draw_marker(drawing, {x + sample / 2, y}, entry.style.marker, entry.style.marker_size, entry.style.stroke.colour);
        draw_line(drawing, {x + sample + gap, y + style.size * 0.36}, text, style);
        x += length + between;
    }
    return y + row / 2 - at.y;
}

} // namespace formradar::report
