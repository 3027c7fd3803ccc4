// Shapes to lines and curves.
#include "formradar/draw/path.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace formradar::draw {
namespace {

// How far the controls of a cubic quarter of a circle lie from its ends, in radii: off by less than 0.03 % of the radius.
constexpr double quarter = 0.5522847498;

class Builder {
public:
    void move(Point<Mm> to) { add(Path::Step::move, {&to, 1}); }
    void line(Point<Mm> to) { add(Path::Step::line, {&to, 1}); }
    // A quarter of an ellipse: `corner` is where its end tangents meet.
    void arc(Point<Mm> corner, Point<Mm> to) {
        const Point<Mm> from = path_.points.back();
        add(Path::Step::curve, std::array{from + (corner - from) * quarter, to + (corner - to) * quarter, to});
    }
    void close() { path_.steps.push_back(Path::Step::close); }
    void lines(std::span<const Point<Mm>> points) {
        for (const Point<Mm>& p : points) {
            add(&p == points.data() ? Path::Step::move : Path::Step::line, {&p, 1});
        }
    }
    void rectangle(const Rect<Mm>& r) {
        lines(std::array<Point<Mm>, 4>{{{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}}});
        close();
    }
    [[nodiscard]] Path take() { return std::move(path_); }

private:
    void add(Path::Step step, std::span<const Point<Mm>> points) {
        path_.steps.push_back(step);
        path_.points.insert(path_.points.end(), points.begin(), points.end());
    }
    Path path_;
};

// At n pieces a cubic strays from its chords at most its second difference times 3/4 / n^2.
void flatten_curve(std::vector<Point<Mm>>& points, std::span<const Point<Mm>> rest, double tolerance) {
    const Point<Mm> a = points.back();
    const Point<Mm> bend1 = a - rest[0] * 2 + rest[1];
    const Point<Mm> bend2 = rest[0] - rest[1] * 2 + rest[2];
    const double bend = std::max(std::hypot(bend1.x, bend1.y), std::hypot(bend2.x, bend2.y));
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::sqrt(0.75 * bend / tolerance))));
    for (int i = 1; i <= pieces; ++i) {
        const double t = static_cast<double>(i) / pieces;
        const double s = 1 - t;
        points.push_back(a * (s * s * s) + rest[0] * (3 * s * s * t) + rest[1] * (3 * s * t * t) + rest[2] * (t * t * t));
    }
}

} // namespace

Path path_of(const Line& line) {
    Builder path;
    if (line.points.size() >= 2) {
        path.lines(line.points);
    }
    return path.take();
}

Path path_of(const Polygon& polygon) {
    Builder path;
    for (const auto& ring : polygon.rings) {
        if (ring.size() >= 2) {
            path.lines(ring);
            path.close();
        }
    }
    return path.take();
}

Path path_of(const Rectangle& shape) {
    const Rect<Mm>& r = shape.rect;
    const double c = std::min({shape.corner, r.width / 2, r.height / 2});
    Builder path;
    if (c <= 0) {
        path.rectangle(r);
        return path.take();
    }
    path.move({r.x + c, r.y});
    path.line({r.right() - c, r.y});
    path.arc({r.right(), r.y}, {r.right(), r.y + c});
    path.line({r.right(), r.bottom() - c});
    path.arc({r.right(), r.bottom()}, {r.right() - c, r.bottom()});
    path.line({r.x + c, r.bottom()});
    path.arc({r.x, r.bottom()}, {r.x, r.bottom() - c});
    path.line({r.x, r.y + c});
    path.arc({r.x, r.y}, {r.x + c, r.y});
    path.close();
    return path.take();
}

Path path_of(const Disc& disc) {
    const auto [x, y] = disc.centre;
    const double r = disc.radius;
    Builder path;
    path.move({x + r, y});
    path.arc({x + r, y + r}, {x, y + r});
    path.arc({x - r, y + r}, {x - r, y});
    path.arc({x - r, y - r}, {x, y - r});
    path.arc({x + r, y - r}, {x + r, y});
    path.close();
    return path.take();
}

Path path_of(const Cells& cells) {
    Builder path;
    const auto columns = static_cast<std::size_t>(std::max(1, cells.columns));
    const std::size_t rows = cells.black.size() / columns;
    const double width = cells.rect.width / static_cast<double>(columns);
    const double height = cells.rect.height / static_cast<double>(std::max<std::size_t>(1, rows));
    const auto edge = [](double start, double step, std::size_t count) { return start + step * static_cast<double>(count); };
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t from = 0, to = 0; from < columns; from = to + 1) {
            for (to = from; to < columns && cells.black[row * columns + to]; ++to) {
            }
            if (to > from) {
                path.rectangle(
                    {edge(cells.rect.x, width, from), edge(cells.rect.y, height, row), edge(0, width, to - from), height});
            }
        }
    }
    return path.take();
}

std::vector<Polyline> flattened(const Path& path, double tolerance_mm) {
    std::vector<Polyline> lines;
    std::span<const Point<Mm>> rest = path.points;
    const auto take = [&](std::size_t count) {
        const auto taken = rest.first(count);
        rest = rest.subspan(count);
        return taken;
    };
    using enum Path::Step;
    for (const Path::Step step : path.steps) {
        switch (step) {
            case move:
                lines.push_back({.points = {take(1)[0]}});
                break;
            case line:
                lines.back().points.push_back(take(1)[0]);
                break;
            case curve:
                flatten_curve(lines.back().points, take(3), tolerance_mm);
                break;
            case close:
                lines.back().closed = true;
                break;
        }
    }
    return lines;
}

} // namespace formradar::draw
