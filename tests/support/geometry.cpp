// The stages of the geometry, each from millimetres to millimetres until the camera.
#include "support/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace formradar::simulator {
namespace {

constexpr double two_pi = 2 * std::numbers::pi;

Point<Mm> turned(Point<Mm> p, double angle) {
    return {p.x * std::cos(angle) - p.y * std::sin(angle), p.x * std::sin(angle) + p.y * std::cos(angle)};
}

Point<Mm> waved(Point<Mm> p, const Wave& wave) {
    if (wave.amplitude == 0) {
        return p;
    }
    const auto c = std::cos(wave.direction);
    const auto s = std::sin(wave.direction);
    const auto move = wave.amplitude * std::sin(two_pi * (p.x * c + p.y * s) / wave.length + wave.phase);
    return wave.sideways ? Point<Mm>{p.x - s * move, p.y + c * move} : Point<Mm>{p.x + c * move, p.y + s * move};
}

struct Space {
    Point<Mm> at;
    double height;
};

Point<Mm> corner_of(const Bend& bend, Size<Mm> paper) {
    return {(bend.corner == 1 || bend.corner == 2 ? 0.5 : -0.5) * paper.width, (bend.corner >= 2 ? 0.5 : -0.5) * paper.height};
}

// The paper keeps its length along the wave: what it rises by it loses in reach (second order, exact to 0.1 mm here).
Space bent(Point<Mm> p, const Bend& bend, Size<Mm> paper) {
    Space space{.at = p, .height = 0};
    if (bend.height != 0) {
        const auto k = two_pi / bend.length;
        const auto along = p.x * std::cos(bend.direction) + p.y * std::sin(bend.direction);
        const auto angle = k * along + bend.phase;
        space.height = bend.height * std::cos(angle);
        const auto lost =
            0.25 * bend.height * bend.height * k * k * (along - (std::sin(2 * angle) - std::sin(2 * bend.phase)) / (2 * k));
        space.at.x -= lost * std::cos(bend.direction);
        space.at.y -= lost * std::sin(bend.direction);
    }
    if (bend.corner_height != 0) {
        const auto away = distance(p, corner_of(bend, paper)) / bend.corner_reach;
        space.height += bend.corner_height * std::exp(-away * away);
    }
    return space;
}

} // namespace

Point<Mm> Geometry::on_paper(Point<Mm> p) const {
    const Point<Mm> scaled{(p.x - layout.width / 2) * printing.scale_x, (p.y - layout.height / 2) * printing.scale_y};
    return turned(scaled, printing.skew) + printing.shift;
}

Point<Px> Geometry::paper_to_picture(Point<Mm> paper) const {
    auto p = paper;
    for (const auto& wave : waves) {
        p = waved(p, wave);
    }
    p = {p.x * stretch_x, p.y * stretch_y};
    if (camera_distance > 0) {
        auto [at, height] = bent(p, bend, printing.paper);
        const auto toward = turned(at, -tilt_direction); // x now points away from the camera
        const auto x = toward.x * std::cos(tilt) + height * std::sin(tilt);
        const auto depth = camera_distance + toward.x * std::sin(tilt) - height * std::cos(tilt);
        const auto shrink = camera_distance / std::max(20.0, depth);
        p = turned({x * shrink, toward.y * shrink}, tilt_direction);
    }
    if (lens != 0) {
        const auto r2 = std::min(9.0, (p.x * p.x + p.y * p.y) / (150.0 * 150.0));
        p = p * (1 + lens * r2);
    }
    const auto q = turned(p, rotation);
    return {centre.x + q.x * px_per_mm, centre.y + q.y * px_per_mm};
}

double Geometry::slope(Point<Mm> paper) const {
    if (camera_distance <= 0) {
        return 0;
    }
    const auto here = bent(paper, bend, printing.paper).height;
    return bent(paper + Point<Mm>{1, 1}, bend, printing.paper).height - here;
}

Point<Mm> Geometry::to_layout(Point<Px> picture, Point<Mm> guess) const {
    constexpr double h = 0.5;
    auto p = guess;
    for (int i = 0; i < 6; ++i) {
        const auto at = to_picture(p);
        const auto dx = to_picture({p.x + h, p.y}) - at;
        const auto dy = to_picture({p.x, p.y + h}) - at;
        const auto miss = picture - at;
        const auto det = dx.x * dy.y - dx.y * dy.x;
        if (std::abs(det) < 1e-9) {
            break;
        }
        const auto step_x = std::clamp(h * (miss.x * dy.y - miss.y * dy.x) / det, -60.0, 60.0);
        const auto step_y = std::clamp(h * (dx.x * miss.y - dx.y * miss.x) / det, -60.0, 60.0);
        p = {p.x + step_x, p.y + step_y};
        if (std::abs(step_x) + std::abs(step_y) < 0.02) { // the next step would be under 0.0001
            break;
        }
    }
    return p;
}

std::array<Point<Mm>, 4> Geometry::paper_corners() const {
    std::array<Point<Mm>, 4> corners;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point<Mm> on{(i == 1 || i == 2 ? 0.5 : -0.5) * printing.paper.width, (i >= 2 ? 0.5 : -0.5) * printing.paper.height};
        const auto back = turned(on - printing.shift, -printing.skew);
        corners[i] = {back.x / printing.scale_x + layout.width / 2, back.y / printing.scale_y + layout.height / 2};
    }
    return corners;
}

} // namespace formradar::simulator
