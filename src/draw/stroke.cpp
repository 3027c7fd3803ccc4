// Lines to areas: each side of the pen is walked along the line.
//
//        ____________________
//       |  left side ->      \         outer side of a corner: an arc or a point
//   cap (  - - - line - - -   \        inner side: where the two offset lines meet, or, when a piece is too short for that,
//       |__<- right side____   \       over the corner itself, which covers nothing twice the other way round
#include "formradar/draw/stroke.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace formradar::draw {
namespace {

using Ring = std::vector<Point<Mm>>;

constexpr double sharpest = 10; // as in PDF: points longer than this many half widths are cut off

double dot(Point<Mm> a, Point<Mm> b) {
    return a.x * b.x + a.y * b.y;
}
double cross(Point<Mm> a, Point<Mm> b) {
    return a.x * b.y - a.y * b.x;
}
Point<Mm> left_of(Point<Mm> direction) {
    return {direction.y, -direction.x};
} // y is down

class Side {
public:
    Side(const Pen& pen, Ring& ring) : half_(pen.width / 2), pen_(pen), ring_(ring) {
        const double step = std::acos(std::max(0.0, 1 - pen.tolerance / std::max(pen.tolerance, half_)));
        step_ = std::clamp(2 * step, 0.1, std::numbers::pi / 4);
    }

    // The left edge at a corner from direction `in` to `out`; `room` is the length of the shorter of the two pieces.
    void corner(Point<Mm> at, Point<Mm> in, Point<Mm> out, double room) {
        const double turn =
            std::atan2(cross(in, out), dot(in, out)); // positive: to the right, so that the left is the outer side
        const double reach = half_ * std::tan(std::abs(turn) / 2);
        const Point<Mm> start = at + left_of(in) * half_;
        if (turn <= 0 && reach < room) {
            ring_.push_back(start - in * reach);
        } else if (turn <= 0) {
            ring_.insert(ring_.end(), {start, at, at + left_of(out) * half_});
        } else if (pen_.sharp && reach < half_ * sharpest) {
            ring_.push_back(start + in * reach);
        } else {
            arc(at, in, turn);
        }
    }
    // Half a turn to the right at the end of a line.
    void cap(Point<Mm> at, Point<Mm> direction) {
        if (pen_.dash > 0) {
            ring_.insert(ring_.end(), {at + left_of(direction) * half_, at - left_of(direction) * half_});
        } else {
            arc(at, direction, std::numbers::pi);
        }
    }

private:
    void arc(Point<Mm> at, Point<Mm> direction, double turn) {
        const int pieces = std::max(1, static_cast<int>(std::ceil(turn / step_)));
        const Point<Mm> start = left_of(direction) * half_;
        for (int i = 0; i <= pieces; ++i) {
            const double angle = turn * i / pieces;
            const double c = std::cos(angle);
            const double s = std::sin(angle);
            ring_.push_back(at + Point<Mm>{start.x * c - start.y * s, start.x * s + start.y * c});
        }
    }

    double half_;
    double step_ = 0; // radians
    const Pen& pen_;
    Ring& ring_;
};

Point<Mm> direction_of(Point<Mm> from, Point<Mm> to) {
    return (to - from) * (1 / distance(from, to));
}

// The left edge of the inner corners of `points`; all of them when closed.
void walk(Side& side, const Ring& points, bool closed) {
    const std::size_t count = points.size();
    for (std::size_t i = closed ? 0 : 1; i + (closed ? 0 : 1) < count; ++i) {
        const Point<Mm> before = points[(i + count - 1) % count];
        const Point<Mm> after = points[(i + 1) % count];
        const double room = std::min(distance(before, points[i]), distance(points[i], after));
        side.corner(points[i], direction_of(before, points[i]), direction_of(points[i], after), room);
    }
}

Ring dot_of(Point<Mm> at, const Pen& pen) {
    Ring ring;
    Side side(pen, ring);
    side.cap(at, {1, 0});
    side.cap(at, {-1, 0});
    return ring;
}

std::vector<Ring> solid(const Polyline& line, const Pen& pen) {
    Ring points = line.points;
    const auto same = [](Point<Mm> a, Point<Mm> b) { return distance(a, b) < 1e-9; };
    points.erase(std::unique(points.begin(), points.end(), same), points.end());
    if (line.closed && points.size() > 1 && same(points.front(), points.back())) {
        points.pop_back();
    }
    if (points.size() < 2) {
        return points.empty() ? std::vector<Ring>{} : std::vector<Ring>{dot_of(points.front(), pen)};
    }
    Ring back = points;
    std::ranges::reverse(back);
    std::vector<Ring> rings;
    rings.reserve(2); // sides keep a reference into it
    Side there(pen, rings.emplace_back());
    walk(there, points, line.closed);
    if (line.closed) {
        Side other(pen, rings.emplace_back());
        walk(other, back, true);
        return rings;
    }
    there.cap(points.back(), direction_of(back[1], back[0]));
    walk(there, back, false);
    there.cap(points.front(), direction_of(points[1], points[0]));
    return rings;
}

// The parts of the line that the pen draws: line and gap by turns, from the first point on.
std::vector<Polyline> dashes_of(const Polyline& line, double dash) {
    Ring points = line.points;
    if (line.closed && !points.empty()) {
        points.push_back(points.front());
    }
    if (points.size() < 2) {
        return {};
    }
    std::vector<Polyline> dashes = {{.points = {points.front()}}};
    bool drawing = true;
    double left = dash; // until the pen is lifted or put down
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const double length = distance(points[i], points[i + 1]);
        double at = 0;
        for (; length - at > left; drawing = !drawing) {
            at += left;
            left = dash;
            const Point<Mm> here = points[i] + (points[i + 1] - points[i]) * (at / length);
            if (drawing) {
                dashes.back().points.push_back(here);
            } else {
                dashes.push_back({.points = {here}});
            }
        }
        left -= length - at;
        if (drawing) {
            dashes.back().points.push_back(points[i + 1]);
        }
    }
    return dashes;
}

} // namespace

std::vector<std::vector<Point<Mm>>> stroked(const Polyline& line, const Pen& pen) {
    if (pen.dash <= 0) {
        return solid(line, pen);
    }
    std::vector<Ring> rings;
    for (const Polyline& dash : dashes_of(line, pen.dash)) {
        std::ranges::move(solid(dash, pen), std::back_inserter(rings));
    }
    return rings;
}

} // namespace formradar::draw
