// The shapes of marks, in fractions of the box, and the hand that draws them.
#include "support/strokes.hpp"

#include <algorithm>
#include <cmath>

namespace formradar::simulator {
namespace {

constexpr double step = 0.18; // mm between the points of a path

Point<Mm> on_curve(const Route& route, std::size_t i, double t) {
    const auto at = [&](std::ptrdiff_t k) {
        return route[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(k, 0, std::ssize(route) - 1))];
    };
    const auto k = static_cast<std::ptrdiff_t>(i);
    const auto p0 = at(k - 1);
    const auto p1 = at(k);
    const auto p2 = at(k + 1);
    const auto p3 = at(k + 2);
    const auto mix = [t](double a, double b, double c, double d) { // Catmull-Rom
        return 0.5 * (2 * b + t * (c - a) + t * t * (2 * a - 5 * b + 4 * c - d) + t * t * t * (3 * b - a - 3 * c + d));
    };
    return {mix(p0.x, p1.x, p2.x, p3.x), mix(p0.y, p1.y, p2.y, p3.y)};
}

Route curve_through(const Route& route) {
    if (route.size() < 2) {
        return route;
    }
    Route points;
    for (std::size_t i = 0; i + 1 < route.size(); ++i) {
        const auto pieces = std::max(1, static_cast<int>(distance(route[i], route[i + 1]) / step));
        for (int k = 0; k < pieces; ++k) {
            points.push_back(on_curve(route, i, static_cast<double>(k) / pieces));
        }
    }
    points.push_back(route.back());
    return points;
}

struct Wobble { // slow waves along the stroke: a hand is not white noise
    double phase_x;
    double phase_y;
    double pitch;
    double amplitude;
    explicit Wobble(double mm, Rng& rng)
        : phase_x(rng.turn()), phase_y(rng.turn()), pitch(rng.uniform(1.6, 4.5)), amplitude(mm) {}
    [[nodiscard]] Point<Mm> at(double along) const {
        return {amplitude * std::sin(2 * along * pitch / 2 + phase_x), amplitude * std::sin(1.7 * along * pitch / 2 + phase_y)};
    }
};

// Box coordinates: (-0.5, -0.5) top left .. (0.5, 0.5) bottom right, turned and shifted by the habit.
class Frame {
public:
    Frame(Rect<Mm> box, const Habit& habit, Rng& rng)
        : centre_(box.centre()), side_(box.width), jitter_(habit.jitter), turn_(habit.slant + rng.normal(0, 0.06)), rng_(rng) {
        centre_.x += side_ * (habit.offset_x + rng.normal(0, habit.jitter * 0.7));
        centre_.y += side_ * (habit.offset_y + rng.normal(0, habit.jitter * 0.7));
    }
    [[nodiscard]] Point<Mm> exact(double x, double y) const {
        return {centre_.x + side_ * (x * std::cos(turn_) - y * std::sin(turn_)),
                centre_.y + side_ * (x * std::sin(turn_) + y * std::cos(turn_))};
    }
    [[nodiscard]] Point<Mm> operator()(double x, double y) {
        return exact(x + rng_.normal(0, jitter_), y + rng_.normal(0, jitter_));
    }

private:
    Point<Mm> centre_;
    double side_;
    double jitter_;
    double turn_;
    Rng& rng_;
};

Route bowed(Point<Mm> from, Point<Mm> to, double bow) {
    const auto d = to - from;
    const Point<Mm> middle{from.x + d.x / 2 - bow * d.y, from.y + d.y / 2 + bow * d.x};
    return {from, middle, to};
}

std::vector<Route> cross_routes(Frame& frame, const Habit& habit, Rng& rng) {
    const auto reach = std::max(0.13, 0.46 * habit.size + habit.overshoot * rng.uniform(0.5, 1.2));
    const auto narrow = rng.uniform(0.65, 1.05);
    const auto a = narrow * reach;
    return {bowed(frame(-a, -reach), frame(a, reach), habit.bow * rng.sign()),
            bowed(frame(a, -reach), frame(-a, reach), habit.bow * rng.sign())};
}

std::vector<Route> tick_routes(Frame& frame, const Habit& habit, Rng& rng) {
    const auto size = habit.size;
    const auto out = std::max(0.0, habit.overshoot) * rng.uniform(0.8, 4.2); // up to two boxes
    const Point<Mm> start = frame(-0.33 * size, rng.uniform(-0.15, 0.12) * size);
    const Point<Mm> low = frame(-0.08 * size, 0.36 * size);
    const Point<Mm> end = frame(0.42 * size + out * rng.uniform(0.5, 1.0), -0.42 * size - out * rng.uniform(0.4, 0.9));
    const Point<Mm> bend{std::lerp(low.x, end.x, 0.5) + habit.bow, std::lerp(low.y, end.y, 0.5) + habit.bow * 4};
    return {{start, {std::lerp(start.x, low.x, 0.6), std::lerp(start.y, low.y, 0.5)}, low, bend, end}};
}

std::vector<Route> hatch(Frame& frame, double reach, double gap, Rng& rng) {
    Route route;
    const auto angle = rng.uniform(0.3, 1.2) * rng.sign();
    const auto c = std::cos(angle);
    const auto s = std::sin(angle);
    auto side = 1.0;
    for (auto along = -1.35 * reach; along <= 1.35 * reach; along += gap * rng.uniform(0.7, 1.3)) {
        // Clip the hatching line to the square, so that the corners are filled as people fill them.
        const auto limit = [&](double offset) {
            double low = -2;
            double high = 2;
            for (const auto& [p, d] : {std::pair{-s * offset, c}, std::pair{c * offset, s}}) {
                const auto t1 = (-reach - p) / d;
                const auto t2 = (reach - p) / d;
                low = std::max(low, std::min(t1, t2));
                high = std::min(high, std::max(t1, t2));
            }
            return std::pair{low, high};
        };
        const auto [low, high] = limit(along);
        if (high > low) {
            const auto t = side > 0 ? high : low;
            route.push_back(frame(c * t - s * along, s * t + c * along));
            side = -side;
        }
    }
    return {route};
}

std::vector<Route> scribble_routes(Frame& frame, const Habit& habit, Rng& rng) {
    if (rng.chance(0.5)) {
        const auto reach = std::max(0.16, 0.42 * habit.size + 0.3 * std::max(0.0, habit.overshoot));
        return hatch(frame, reach, reach * rng.uniform(0.28, 0.6), rng);
    }
    Route route;
    const auto rounds = rng.integer(2, 5);
    auto angle = rng.turn();
    for (int i = 0; i < rounds * 6; ++i) {
        const auto radius = std::max(0.15, 0.40 * habit.size) * rng.uniform(0.45, 1.05);
        route.push_back(frame(radius * std::cos(angle), radius * std::sin(angle)));
        angle += rng.uniform(0.8, 1.3);
    }
    return {route};
}

std::vector<Route> circle_routes(Frame& frame, const Habit& habit, Rng& rng) {
    const auto around = rng.chance(0.65); // around the box, or a ring inside it
    const auto radius = around ? rng.uniform(0.68, 0.92) : rng.uniform(0.20, 0.40) * habit.size;
    Route route;
    const auto start = rng.turn();
    const auto flat = rng.uniform(0.85, 1.15);
    for (int i = 0; i <= 13; ++i) { // closes with an overlap
        const auto angle = start + i * 0.53;
        const auto drift = radius * (1 + 0.012 * i);
        route.push_back(frame.exact(drift * flat * std::cos(angle) + rng.normal(0, 0.02),
                                    drift / flat * std::sin(angle) + rng.normal(0, 0.02)));
    }
    return {route};
}

std::vector<Route> line_routes(Frame& frame, MarkShape shape, const Habit& habit, Rng& rng) {
    const auto reach = std::max(0.15, 0.45 * habit.size + habit.overshoot * rng.uniform(0.3, 1.0));
    const auto bow = habit.bow * rng.sign();
    if (shape == MarkShape::dash) {
        return {bowed(frame(-0.8 * reach, rng.uniform(-0.12, 0.12)), frame(0.8 * reach, rng.uniform(-0.12, 0.12)), bow)};
    }
    const auto lean = rng.uniform(0.35, 1.0) * (shape == MarkShape::slash ? 1 : -1);
    return {bowed(frame(lean * reach, -reach), frame(-lean * reach, reach), bow)};
}

std::vector<Route> dot_routes(Frame& frame, Rng& rng) {
    Route route;
    const auto radius = rng.uniform(0.05, 0.12); // 0.8 mm across and more: smaller ones are specks
    const auto turns = rng.integer(9, 16);
    for (int i = 0; i < turns; ++i) {
        const auto angle = i * rng.uniform(1.5, 2.6);
        const auto r = radius * rng.uniform(0.3, 1.0);
        route.push_back(frame.exact(r * std::cos(angle), r * std::sin(angle)));
    }
    return {route};
}

std::vector<Route> routes_of(MarkShape shape, Frame& frame, const Habit& habit, Rng& rng) {
    switch (shape) {
        case MarkShape::cross:
            return cross_routes(frame, habit, rng);
        case MarkShape::tick:
            return tick_routes(frame, habit, rng);
        case MarkShape::scribble:
            return scribble_routes(frame, habit, rng);
        case MarkShape::circle:
            return circle_routes(frame, habit, rng);
        case MarkShape::dot:
            return dot_routes(frame, rng);
        case MarkShape::slash:
        case MarkShape::backslash:
        case MarkShape::dash:
            return line_routes(frame, shape, habit, rng);
        case MarkShape::fill:
            return {};
    }
    return {};
}

std::vector<Path> drawn(const std::vector<Route>& routes, const Habit& habit, Rng& rng) {
    std::vector<Path> paths;
    for (const auto& route : routes) {
        paths.push_back(stroke(route, habit, rng));
        if (habit.doubled) {
            auto again = route;
            for (auto& point : again) {
                point = point + Point<Mm>{rng.normal(0, 0.25), rng.normal(0, 0.25)};
            }
            paths.push_back(stroke(again, habit, rng));
        }
    }
    return paths;
}

} // namespace

Path stroke(const Route& route, const Habit& habit, Rng& rng) {
    const auto points = curve_through(route);
    const Wobble wobble(habit.tremor, rng);
    const auto full = 1 - habit.pen.grey / 255;
    const auto start = rng.uniform(0.75, 1.0);
    const auto end = rng.uniform(0.45, 0.95); // the pen is lifted while it still moves
    const auto swell = rng.turn();
    Path path;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto along = static_cast<double>(i) * step;
        const auto share = static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(1, points.size() - 1));
        const auto lift = std::min(1.0, std::min(start + 3 * share, end + 3 * (1 - share)));
        const auto pressure = habit.pressure * lift * (1 + 0.08 * std::sin(along * 0.9 + swell));
        path.push_back({.at = points[i] + wobble.at(along),
                        .radius = habit.pen.width / 2 * std::clamp(0.55 + 0.45 * pressure, 0.4, 1.25),
                        .density = std::clamp(full * (0.55 + 0.45 * pressure), 0.03, 0.97)});
    }
    return path;
}

Path line(Point<Mm> from, Point<Mm> to, const Habit& habit, Rng& rng) {
    return stroke(bowed(from, to, habit.bow * 0.5 * rng.sign()), habit, rng);
}

std::vector<Path> blacken(Rect<Mm> box, double cover, const Habit& habit, Rng& rng) {
    auto careful = habit;
    careful.jitter = std::min(habit.jitter, 0.05);
    careful.doubled = false;
    Frame frame(box, careful, rng);
    const auto gap = std::clamp(habit.pen.width / box.width / std::max(0.2, cover), 0.02, 0.27);
    std::vector<Path> paths;
    for (const auto& route : hatch(frame, rng.uniform(0.40, 0.53), gap, rng)) {
        paths.push_back(stroke(route, careful, rng));
    }
    if (cover > 0.75) { // once more across, as one who means it
        for (const auto& route : hatch(frame, rng.uniform(0.40, 0.50), 1.4 * gap, rng)) {
            paths.push_back(stroke(route, careful, rng));
        }
    }
    return paths;
}

std::vector<Path> mark_strokes(MarkShape shape, Rect<Mm> box, const Habit& habit, Rng& rng) {
    if (shape == MarkShape::fill) {
        return blacken(box, rng.uniform(0.6, 1.0), habit, rng);
    }
    auto once = habit; // no two marks of a hand are equally large
    once.size = habit.size * std::clamp(rng.normal(1, 0.13), 0.6, 1.4);
    Frame frame(box, once, rng);
    return drawn(routes_of(shape, frame, once, rng), once, rng);
}

} // namespace formradar::simulator
