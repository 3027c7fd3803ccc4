// Draws marks as a hand does: bent, uneven, never twice the same.
#include "formradar/report/specimen_shapes.hpp"

#include <cmath>
#include <numbers>

namespace formradar::report {
namespace {

using form::SpecimenMark;

// How dark and wide a pen writes; the pencils are as pale as pencils of which scans were measured.
struct PenLook {
    double darkness = 0.85; // 0 is white paper, 1 is black
    double width = 0.45;    // mm
};

constexpr PenLook ballpoint{};
constexpr PenLook marker{.darkness = 0.9, .width = 0.9};
constexpr PenLook pencil{.darkness = 0.55, .width = 0.5};
constexpr PenLook hard_pencil{.darkness = 0.35, .width = 0.45};
constexpr PenLook pale_pencil{.darkness = 0.22, .width = 0.45};

PenLook pen_of(SpecimenMark mark) {
    switch (mark) {
        using enum SpecimenMark;
        case pencil:
            return report::pencil;
        case hard_pencil:
            return report::hard_pencil;
        case pale_pencil:
            return report::pale_pencil;
        case filled:
            return marker;
        case cross:
        case tick:
        case slash:
        case circle:
        case corrected:
        case beside:
        case accident:
        case empty:
        case twice:
            break;
    }
    return ballpoint;
}

// Points in parts of a box: 0 is its left or upper edge, 1 the other one.
using Route = std::vector<Point<Mm>>;

class Hand {
public:
    Hand(PenLook pen, std::uint64_t seed) : pen_(pen), dice_(seed) {}

    // Through the points, each leg a little bent.
    void stroke(Rect<Mm> box, const Route& route) {
        constexpr int steps = 6;
        draw::Line line{.points = {}, .stroke = {.colour = ink(), .width = pen_.width, .dash = 0}};
        for (std::size_t leg = 0; leg + 1 < route.size(); ++leg) {
            const auto from = in_box(box, shaken(route[leg]));
            const auto to = in_box(box, shaken(route[leg + 1]));
            const double bow = dice_.between(-0.04, 0.04);
            for (int step = leg == 0 ? 0 : 1; step <= steps; ++step) {
                const double along = static_cast<double>(step) / steps;
                const double off = bow * std::sin(std::numbers::pi * along);
                line.points.push_back({std::lerp(from.x, to.x, along) - off * (to.y - from.y),
                                       std::lerp(from.y, to.y, along) + off * (to.x - from.x)});
            }
        }
        shapes_.emplace_back(std::move(line));
    }

    void cross(Rect<Mm> box) {
        stroke(box, {{0.14, 0.14}, {0.86, 0.86}});
        stroke(box, {{0.86, 0.12}, {0.14, 0.88}});
    }

    void circle(Rect<Mm> box) {
        constexpr int corners = 14;
        Route route;
        for (int i = 0; i <= corners; ++i) {
            const double turn = 2 * std::numbers::pi * i / corners;
            route.push_back({0.5 + 0.36 * std::cos(turn), 0.5 + 0.33 * std::sin(turn)});
        }
        stroke(box, route);
    }

    // To and fro until the box is black.
    void blacken(Rect<Mm> box) {
        constexpr int lines = 12;
        pen_.width = marker.width;
        pen_.darkness = marker.darkness;
        Route route;
        for (int i = 0; i <= lines; ++i) {
            const double y = 0.06 + 0.88 * i / lines;
            route.push_back({i % 2 == 0 ? 0.06 : 0.94, y});
        }
        stroke(box, route);
    }

    [[nodiscard]] double chance(double a, double b) { return dice_.between(a, b); }
    [[nodiscard]] std::vector<draw::Shape> taken() { return std::move(shapes_); }
    void take(PenLook pen) { pen_ = pen; }

private:
    [[nodiscard]] draw::Colour ink() const {
        const auto grey = static_cast<std::uint8_t>(std::lround(255 * (1 - pen_.darkness)));
        return {grey, grey, grey, 1};
    }
    [[nodiscard]] static Point<Mm> in_box(Rect<Mm> box, Point<Mm> part) {
        return {box.x + part.x * box.width, box.y + part.y * box.height};
    }
    [[nodiscard]] Point<Mm> shaken(Point<Mm> part) {
        constexpr double far = 0.05;
        return {part.x + dice_.between(-far, far), part.y + dice_.between(-far, far)};
    }

    PenLook pen_;
    form::Dice dice_;
    std::vector<draw::Shape> shapes_;
};

Rect<Mm> moved(Rect<Mm> box, double right, double down) {
    return {box.x + right * box.width, box.y + down * box.height, box.width, box.height};
}

// A short line in the room between two boxes.
void slip(Hand& hand, const form::Row& row, int score) {
    const auto& boxes = row.boxes;
    const auto index = static_cast<std::size_t>(score) - 1;
    const auto& left = boxes.at(index + 1 < boxes.size() ? index : index - 1).rect;
    const auto& right = boxes.at(index + 1 < boxes.size() ? index + 1 : index).rect;
    const double middle = (left.x + left.width + right.x) / 2;
    const Rect<Mm> room{middle - 0.6, left.y + left.height * 0.55, 1.2, 1.6};
    hand.stroke(room, {{0.2, 0.1}, {0.8, 0.9}});
}

} // namespace

std::vector<draw::Shape> specimen_shapes(const form::Row& row, const form::SpecimenRow& meant, std::uint64_t seed) {
    Hand hand(pen_of(meant.mark), seed);
    const auto box_of = [&](int score) { return row.boxes.at(static_cast<std::size_t>(score) - 1).rect; };
    switch (meant.mark) {
        using enum SpecimenMark;
        case cross:
        case pencil:
        case hard_pencil:
        case pale_pencil:
            hand.cross(box_of(*meant.score));
            break;
        case tick:
            hand.stroke(box_of(*meant.score), {{0.12, 0.5}, {0.4, 0.86}, {0.95, 0.05}});
            break;
        case slash:
            hand.stroke(box_of(*meant.score), {{0.12, 0.9}, {0.9, 0.1}});
            break;
        case circle:
            hand.circle(box_of(*meant.score));
            break;
        case filled:
            hand.blacken(box_of(*meant.score));
            break;
        case corrected:
            hand.cross(box_of(*meant.score));
            hand.blacken(box_of(*meant.other));
            break;
        case beside: {
            const double right = hand.chance(0.2, 0.34) * (hand.chance(0, 1) < 0.5 ? -1 : 1);
            hand.cross(moved(box_of(*meant.score), right, hand.chance(-0.12, 0.12)));
            break;
        }
        case accident:
            hand.cross(box_of(*meant.score));
            slip(hand, row, *meant.score);
            break;
        case empty:
            break;
        case twice:
            hand.cross(box_of(*meant.score));
            hand.cross(box_of(*meant.other));
            break;
    }
    return hand.taken();
}

} // namespace formradar::report
