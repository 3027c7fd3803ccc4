// Rings, lines and labels of radar charts.
#include "report/chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "formradar/draw/hyphenation.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"
#include "report/pages.hpp"

namespace formradar::report {
namespace {

constexpr double label_gap = 5; // mm between the circle and the labels

std::vector<Point<Mm>> ring(const results::Radar& radar, double score) {
    std::vector<Point<Mm>> points;
    for (std::size_t axis = 0; axis < radar.axes; ++axis) {
        points.push_back(results::point_on(radar, axis, score));
    }
    return points;
}

bool complete(const SeriesValues& values) {
    return std::ranges::all_of(values, [](const auto& value) { return value.has_value(); });
}

// Runs of neighbouring axes with values; around the top the last run goes on into the first.
std::vector<std::vector<Point<Mm>>> runs(const results::Radar& radar, const SeriesValues& values) {
    std::size_t start = 0;
    while (start < values.size() && values[start]) {
        ++start; // begins after a gap; there is one
    }
    std::vector<std::vector<Point<Mm>>> lines;
    std::vector<Point<Mm>> line;
    for (std::size_t i = 1; i <= values.size(); ++i) {
        const std::size_t axis = (start + i) % values.size();
        if (values[axis]) {
            line.push_back(results::point_on(radar, axis, *values[axis]));
            continue;
        }
        if (line.size() > 1) {
            lines.push_back(line);
        }
        line.clear();
    }
    return lines;
}

const draw::TextStyle name_style{.font = draw::Font::bold, .size = 3.5, .colour = draw::palette::ink};
constexpr std::array name_sizes = {3.5, 3.0, 2.6}; // mm, tried in this order
const draw::TextStyle note_style{.font = draw::Font::regular, .size = 2.7, .colour = draw::palette::slate};
constexpr double widest_label = 46; // mm
constexpr double name_leading = 1.25, note_leading = 1.4;

draw::Align align_of(Point<Mm> direction) {
    if (std::abs(direction.x) < 0.2) {
        return draw::Align::centre;
    }
    return direction.x > 0 ? draw::Align::left : draw::Align::right;
}

PlacedLabel set_label(const AxisLabel& label, double size, double width) {
    PlacedLabel set;
    set.size = fitting_size(label.name, {.font = name_style.font, .size = size}, width, 2.2);
    set.lines = draw::wrap(label.name, name_style.font, set.size, width);
    set.note = label.note;
    for (const std::string& line : set.lines) {
        set.place.width = std::max(set.place.width, draw::text_width(line, name_style.font, set.size));
    }
    set.place.width = std::max(set.place.width, draw::text_width(label.note, note_style.font, note_style.size));
    set.place.height = static_cast<double>(set.lines.size()) * set.size * name_leading;
    set.place.height += label.note.empty() ? 0 : note_style.size * note_leading;
    return set;
}

std::vector<PlacedLabel> set_labels(const results::Radar& radar, const std::vector<AxisLabel>& labels, Rect<Mm> room,
                                    double size) {
    std::vector<PlacedLabel> set;
    std::vector<Size<Mm>> sizes;
    for (std::size_t axis = 0; axis < labels.size(); ++axis) {
        set.push_back(set_label(labels[axis], size, std::min(widest_label, results::label_width(radar, axis, room, label_gap))));
        set.back().align = align_of(results::direction(radar, axis));
        sizes.push_back({set.back().place.width, set.back().place.height});
    }
    const std::vector<Rect<Mm>> places = results::place_labels(radar, sizes, room, label_gap);
    for (std::size_t axis = 0; axis < labels.size(); ++axis) {
        set[axis].place = places[axis];
    }
    return set;
}

// Moves chart and labels so that all of it is in the middle of the room's height; the height it takes is returned.
double centre_in(LabelledRadar& chart, Rect<Mm> room) {
    double top = chart.radar.centre.y - chart.radar.radius, bottom = chart.radar.centre.y + chart.radar.radius;
    for (const PlacedLabel& label : chart.labels) {
        top = std::min(top, label.place.y);
        bottom = std::max(bottom, label.place.bottom());
    }
    const double shift = room.centre().y - (top + bottom) / 2;
    chart.radar.centre.y += shift;
    for (PlacedLabel& label : chart.labels) {
        label.place.y += shift;
    }
    return bottom - top;
}

void draw_label(draw::Drawing& drawing, const PlacedLabel& label) {
    const Rect<Mm>& place = label.place;
    const double x = label.align == draw::Align::left    ? place.x
                     : label.align == draw::Align::right ? place.right()
                                                         : place.centre().x;
    draw::TextStyle style = name_style;
    style.size = label.size;
    double y = place.y;
    for (const std::string& line : label.lines) {
        draw_line(drawing, {x, y + label.size * 0.95}, line, style, label.align);
        y += label.size * name_leading;
    }
    draw_line(drawing, {x, y + note_style.size}, label.note, note_style, label.align);
}

} // namespace

void draw_rings(draw::Drawing& drawing, const results::Radar& radar) {
    drawing.shapes.emplace_back(
        draw::Polygon{{ring(radar, radar.steps)}, draw::palette::faded(draw::palette::mist, 0.55), std::nullopt});
    for (int score = 1; score <= radar.steps; ++score) {
        const bool outer = score == radar.steps;
        const draw::Stroke stroke{outer ? draw::palette::slate : draw::palette::line, outer ? 0.3 : 0.2};
        drawing.shapes.emplace_back(draw::Polygon{{ring(radar, score)}, std::nullopt, stroke});
    }
    for (std::size_t axis = 0; axis < radar.axes; ++axis) {
        drawing.shapes.emplace_back(
            draw::Line{{radar.centre, results::point_on(radar, axis, radar.steps)}, {draw::palette::line, 0.2}});
    }
}

void draw_ring_numbers(draw::Drawing& drawing, const results::Radar& radar, double least) {
    const double size = std::clamp(radar.radius / 22, least, 2.7);
    const double aside = size * 1.45; // clear of the bars across the axis
    for (int score = 1; score <= radar.steps; ++score) {
        const Point<Mm> on = results::point_on(radar, 0, score);
        drawing.shapes.emplace_back(
            draw::Disc{{on.x - aside, on.y}, size * 0.72, draw::palette::faded(draw::palette::white, 0.85), std::nullopt});
        draw_line(drawing, {on.x - aside, on.y + size * 0.36}, std::to_string(score),
                  {draw::Font::regular, size, draw::palette::slate}, draw::Align::centre);
    }
}

void draw_series(draw::Drawing& drawing, const results::Radar& radar, const SeriesValues& values, const SeriesStyle& style) {
    if (complete(values)) {
        std::vector<Point<Mm>> points;
        for (std::size_t axis = 0; axis < radar.axes; ++axis) {
            points.push_back(results::point_on(radar, axis, *values[axis]));
        }
        drawing.shapes.emplace_back(draw::Polygon{{points}, style.fill, std::nullopt});
        points.push_back(points.front());
        drawing.shapes.emplace_back(draw::Line{points, style.stroke});
    } else {
        for (auto& line : runs(radar, values)) {
            drawing.shapes.emplace_back(draw::Line{std::move(line), style.stroke});
        }
    }
    for (std::size_t axis = 0; axis < values.size(); ++axis) {
        if (values[axis]) {
            draw_marker(drawing, results::point_on(radar, axis, *values[axis]), style.marker, style.marker_size,
                        style.stroke.colour);
        }
    }
}

void draw_band(draw::Drawing& drawing, const results::Radar& radar, const SeriesValues& low, const SeriesValues& high,
               const draw::Colour& colour) {
    draw::Polygon band{.rings = {{}, {}}, .fill = colour, .stroke = std::nullopt};
    for (std::size_t axis = 0; axis < radar.axes; ++axis) {
        band.rings[0].push_back(results::point_on(radar, axis, high[axis].value_or(0)));
        band.rings[1].push_back(results::point_on(radar, axis, low[axis].value_or(0)));
    }
    drawing.shapes.emplace_back(std::move(band));
}

namespace {

// A name of few words in many lines: its words are not read as words.
bool is_in_shreds(const PlacedLabel& label, std::string_view name, std::size_t most_breaks) {
    const auto words = 1 + static_cast<std::size_t>(std::ranges::count(name, ' '));
    return label.lines.size() > words + most_breaks;
}

// The largest chart in which no label has to be smaller than it wants, or in shreds; nothing when there is none.
std::optional<LabelledRadar> fit_whole(const std::vector<AxisLabel>& labels, Rect<Mm> room, double most, double least_share,
                                       std::size_t most_breaks) {
    constexpr double step = 1; // mm
    for (const double size : name_sizes) {
        const double least = most * (size == name_sizes.back() ? least_share : std::max(0.75, least_share));
        for (double radius = most; radius >= least; radius -= step) {
            LabelledRadar chart{{.centre = room.centre(), .radius = radius, .axes = labels.size()}, {}};
            chart.labels = set_labels(chart.radar, labels, room, size);
            bool whole = true;
            for (std::size_t axis = 0; axis < labels.size(); ++axis) {
                whole =
                    whole && chart.labels[axis].size >= size && !is_in_shreds(chart.labels[axis], labels[axis].name, most_breaks);
            }
            if (centre_in(chart, room) <= room.height && whole) {
                return chart;
            }
        }
    }
    return std::nullopt;
}

// Labels in whatever size fits, in the largest chart that leaves room for them; else in the smallest one.
LabelledRadar fit_any(const std::vector<AxisLabel>& labels, Rect<Mm> room, double most) {
    constexpr double step = 1;
    const double least = std::min(24.0, 0.65 * most); // mm
    for (double radius = most;; radius -= step) {
        LabelledRadar chart{{.centre = room.centre(), .radius = radius, .axes = labels.size()}, {}};
        chart.labels = set_labels(chart.radar, labels, room, name_sizes.back());
        if (centre_in(chart, room) <= room.height || radius - step < least) {
            return chart;
        }
    }
}

} // namespace

// Words whole as long as the chart need not shrink much; then broken as the language does, in two pieces rather than three;
// smaller type comes last.
LabelledRadar fit_radar(const std::vector<AxisLabel>& labels, Rect<Mm> room, double most, int steps) {
    constexpr double smallest_share = 0.62; // of `most`
    std::vector<AxisLabel> unbroken = labels;
    for (AxisLabel& label : unbroken) {
        label.name = draw::without_soft_hyphens(label.name);
    }
    auto chart = fit_whole(unbroken, room, most, 0.75, 2);
    for (const std::size_t breaks : {1U, 2U}) {
        chart = chart ? std::move(chart) : fit_whole(labels, room, most, smallest_share, breaks);
    }
    chart = chart ? std::move(chart) : fit_any(labels, room, most * smallest_share);
    chart->radar.steps = steps;
    return *std::move(chart);
}

void draw_axis_labels(draw::Drawing& drawing, const std::vector<PlacedLabel>& labels) {
    for (const PlacedLabel& label : labels) {
        draw_label(drawing, label);
    }
}

} // namespace formradar::report
