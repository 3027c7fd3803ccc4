// Rings, lines and labels of radar charts.
#include "report/chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"
#include "report/pages.hpp"

namespace formradar {
namespace {

constexpr double label_gap = 5; // mm between the circle and the labels

std::vector<Point<Mm>> ring(const Radar& radar, double score) {
    std::vector<Point<Mm>> points;
    for (std::size_t axis = 0; axis < radar.axes; ++axis) {
        points.push_back(point_on(radar, axis, score));
    }
    return points;
}

bool complete(const SeriesValues& values) {
    return std::ranges::all_of(values, [](const auto& value) { return value.has_value(); });
}

// Runs of neighbouring axes with values; around the top the last run goes on into the first.
std::vector<std::vector<Point<Mm>>> runs(const Radar& radar, const SeriesValues& values) {
    std::size_t start = 0;
    while (start < values.size() && values[start]) {
        ++start; // begins after a gap; there is one
    }
    std::vector<std::vector<Point<Mm>>> lines;
    std::vector<Point<Mm>> line;
    for (std::size_t i = 1; i <= values.size(); ++i) {
        const std::size_t axis = (start + i) % values.size();
        if (values[axis]) {
            line.push_back(point_on(radar, axis, *values[axis]));
            continue;
        }
        if (line.size() > 1) {
            lines.push_back(line);
        }
        line.clear();
    }
    return lines;
}

struct SetLabel {
    std::vector<std::string> lines;
    double size = 0;
    std::string note;
    Size<Mm> extent;
};

constexpr double note_size = 2.7;

SetLabel set_label(const AxisLabel& label, double width) {
    SetLabel set;
    const TextStyle style{.font = Font::bold, .size = 3.5};
    set.size = fitting_size(label.name, style, width, 2.3);
    set.lines = wrap(label.name, style.font, set.size, width);
    set.note = label.note;
    for (const std::string& line : set.lines) {
        set.extent.width = std::max(set.extent.width, text_width(line, style.font, set.size));
    }
    set.extent.width = std::max(set.extent.width, text_width(label.note, Font::regular, note_size));
    set.extent.height = static_cast<double>(set.lines.size()) * set.size * 1.25 + (label.note.empty() ? 0 : note_size * 1.4);
    return set;
}

Align align_of(Point<Mm> direction) {
    if (std::abs(direction.x) < 0.2) {
        return Align::centre;
    }
    return direction.x > 0 ? Align::left : Align::right;
}

void draw_label(Drawing& drawing, const SetLabel& label, Rect<Mm> place, Align align) {
    const double x = align == Align::left ? place.x : align == Align::right ? place.right() : place.centre().x;
    double baseline = place.y + label.size * 0.95;
    for (const std::string& line : label.lines) {
        draw_line(drawing, {x, baseline}, line, {Font::bold, label.size, palette::ink}, align);
        baseline += label.size * 1.25;
    }
    draw_line(drawing, {x, baseline - label.size * 1.25 + note_size * 1.45}, label.note,
              {Font::regular, note_size, palette::slate}, align);
}

} // namespace

void draw_rings(Drawing& drawing, const Radar& radar) {
    drawing.shapes.emplace_back(Polygon{{ring(radar, 5)}, palette::faded(palette::mist, 0.55), std::nullopt});
    for (int score = 1; score <= 5; ++score) {
        const Stroke stroke{score == 5 ? palette::slate : palette::line, score == 5 ? 0.3 : 0.2};
        drawing.shapes.emplace_back(Polygon{{ring(radar, score)}, std::nullopt, stroke});
    }
    for (std::size_t axis = 0; axis < radar.axes; ++axis) {
        drawing.shapes.emplace_back(Line{{radar.centre, point_on(radar, axis, 5)}, {palette::line, 0.2}});
    }
}

void draw_ring_numbers(Drawing& drawing, const Radar& radar) {
    const double size = std::clamp(radar.radius / 22, 1.6, 2.7);
    for (int score = 1; score <= 5; ++score) {
        const Point<Mm> on = point_on(radar, 0, score);
        drawing.shapes.emplace_back(Disc{{on.x - size, on.y}, size * 0.72, palette::faded(palette::white, 0.85), std::nullopt});
        draw_line(drawing, {on.x - size, on.y + size * 0.36}, std::to_string(score), {Font::regular, size, palette::slate},
                  Align::centre);
    }
}

void draw_series(Drawing& drawing, const Radar& radar, const SeriesValues& values, const SeriesStyle& style) {
    if (complete(values)) {
        std::vector<Point<Mm>> points;
        for (std::size_t axis = 0; axis < radar.axes; ++axis) {
            points.push_back(point_on(radar, axis, *values[axis]));
        }
        drawing.shapes.emplace_back(Polygon{{points}, style.fill, std::nullopt});
        points.push_back(points.front());
        drawing.shapes.emplace_back(Line{points, style.stroke});
    } else {
        for (auto& line : runs(radar, values)) {
            drawing.shapes.emplace_back(Line{std::move(line), style.stroke});
        }
    }
    for (std::size_t axis = 0; axis < values.size(); ++axis) {
        if (values[axis]) {
            draw_marker(drawing, point_on(radar, axis, *values[axis]), style.marker, style.marker_size, style.stroke.colour);
        }
    }
}

void draw_band(Drawing& drawing, const Radar& radar, const SeriesValues& low, const SeriesValues& high, const Colour& colour) {
    Polygon band{.rings = {{}, {}}, .fill = colour, .stroke = std::nullopt};
    for (std::size_t axis = 0; axis < radar.axes; ++axis) {
        band.rings[0].push_back(point_on(radar, axis, high[axis].value_or(0)));
        band.rings[1].push_back(point_on(radar, axis, low[axis].value_or(0)));
    }
    drawing.shapes.emplace_back(std::move(band));
}

void draw_axis_labels(Drawing& drawing, const Radar& radar, const std::vector<AxisLabel>& labels, Rect<Mm> room) {
    std::vector<SetLabel> set;
    std::vector<Size<Mm>> sizes;
    for (std::size_t axis = 0; axis < labels.size(); ++axis) {
        set.push_back(set_label(labels[axis], std::min(46.0, label_width(radar, axis, room, label_gap))));
        sizes.push_back(set.back().extent);
    }
    const std::vector<Rect<Mm>> places = place_labels(radar, sizes, room, label_gap);
    for (std::size_t axis = 0; axis < labels.size(); ++axis) {
        draw_label(drawing, set[axis], places[axis], align_of(direction(radar, axis)));
    }
}

} // namespace formradar
