// Habits seen on real forms, drawn with the same hand as the plain marks.
#include "support/marks_elsewhere.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "support/strokes.hpp"

namespace formradar::simulator {
namespace {

const form::Box& box_of(const form::Row& row, int value) {
    return *std::ranges::find(row.boxes, value, &form::Box::value);
}

void draw(Canvas& canvas, const std::vector<Path>& paths, const Habit& habit, Rng& rng) {
    for (const auto& path : paths) {
        draw_ink(canvas, path, habit.pen.texture, rng);
    }
}

// A ring that closes with an overlap, as hands draw them.
Route ring(Point<Mm> centre, Size<Mm> radius, Rng& rng) {
    Route route;
    const auto start = rng.turn(), widens = rng.uniform(-0.01, 0.02), step = 0.5;
    const auto turns = rng.integer(12, 15);
    for (int i = 0; i <= turns; ++i) {
        const auto grown = 1 + widens * i;
        route.push_back({centre.x + grown * radius.width * std::cos(start + i * step) + rng.normal(0, 0.12),
                         centre.y + grown * radius.height * std::sin(start + i * step) + rng.normal(0, 0.12)});
    }
    return route;
}

// Digits as people write them, in a room from (0, 0) to (1, 1).
Route written_digit(int value) {
    switch (value) {
        case 1:
            return {{0.25, 0.3}, {0.5, 0.02}, {0.5, 0.5}, {0.5, 1}};
        case 2:
            return {{0.12, 0.25}, {0.4, 0}, {0.8, 0.2}, {0.6, 0.55}, {0.1, 1}, {0.5, 0.95}, {0.9, 1}};
        case 3:
            return {{0.15, 0.1}, {0.6, 0}, {0.8, 0.22}, {0.4, 0.45}, {0.85, 0.7}, {0.55, 1}, {0.1, 0.9}};
        case 4:
            return {{0.6, 0}, {0.1, 0.65}, {0.95, 0.65}, {0.7, 0.6}, {0.68, 0.3}, {0.66, 1}};
        default:
            return {{0.85, 0}, {0.25, 0.02}, {0.2, 0.42}, {0.7, 0.4}, {0.8, 0.75}, {0.45, 1}, {0.1, 0.9}};
    }
}

} // namespace

void draw_on_digit(Canvas& canvas, const form::Row& row, int value, const Habit& habit, Rng& rng) {
    constexpr std::array shapes = {MarkShape::cross, MarkShape::tick,     MarkShape::slash,
                                   MarkShape::dash,  MarkShape::scribble, MarkShape::circle};
    // A person keeps to one way: the habit's own seed-given slant chooses it.
    const auto way = static_cast<std::size_t>(std::abs(habit.slant) * 1e6) % shapes.size();
    const auto shape = rng.chance(0.85) ? shapes.at(way) : shapes.at(static_cast<std::size_t>(rng.integer(0, 5)));
    const auto& box = box_of(row, value);
    const auto middle = box.label.centre();
    auto small = habit; // the digit is smaller than a box, and marks fit it
    small.pen.width = std::min(habit.pen.width, 1.2);
    if (shape == MarkShape::circle) {
        const auto radius = rng.uniform(1.5, 2.6);
        draw_ink(canvas, stroke(ring(middle, {radius, radius * rng.uniform(0.8, 1.15)}, rng), small, rng), habit.pen.texture,
                 rng);
        return;
    }
    const auto side = rng.uniform(2.8, 5.2);
    small.overshoot = std::min(small.overshoot, 0.25);
    small.size = std::max(small.size, 0.6);
    draw(canvas, mark_strokes(shape, {middle.x - side / 2, middle.y - side / 2, side, side}, small, rng), small, rng);
}

void draw_number(Canvas& canvas, const form::Row& row, int value, const Habit& habit, Rng& rng) {
    const auto& box = box_of(row, value).rect;
    const auto height = std::clamp(habit.size, 0.5, 1.2) * rng.uniform(0.55, 0.85) * box.height,
               width = height * rng.uniform(0.45, 0.7);
    const Point<Mm> corner{box.centre().x - width / 2 + rng.normal(0, 0.4), box.centre().y - height / 2 + rng.normal(0, 0.4)};
    auto route = written_digit(value);
    for (auto& point : route) {
        point = {corner.x + width * (point.x + rng.normal(0, 0.03)) + habit.slant * height * (0.5 - point.y),
                 corner.y + height * (point.y + rng.normal(0, 0.03))};
    }
    draw_ink(canvas, stroke(route, habit, rng), habit.pen.texture, rng);
}

void draw_round_box_and_digit(Canvas& canvas, const form::Row& row, int value, const Habit& habit, Rng& rng) {
    const auto& box = box_of(row, value);
    const double top = box.label.y, bottom = box.rect.bottom();
    const Point<Mm> middle{box.rect.centre().x + rng.normal(0, 0.4), (top + bottom) / 2 + rng.normal(0, 0.4)};
    const Size<Mm> radius{box.rect.width * rng.uniform(0.62, 0.85), (bottom - top) * rng.uniform(0.56, 0.72)};
    draw_ink(canvas, stroke(ring(middle, radius, rng), habit, rng), habit.pen.texture, rng);
}

void draw_long_tick(Canvas& canvas, const form::Row& row, int value, const Habit& habit, Rng& rng) {
    const auto& box = box_of(row, value).rect;
    const auto side = box.width, size = habit.size * std::clamp(rng.normal(1, 0.12), 0.7, 1.3);
    // The arm is one to two and a half boxes long, each writer's own: the seed-given bow says how long.
    const auto own = std::fmod(habit.bow * 1e4, 1.0);
    const auto length = side * size * (1 + 1.5 * own) * rng.uniform(0.85, 1.15);
    const auto rise = std::numbers::pi / 180 * std::clamp(rng.normal(47 + 300 * habit.slant * 0.2, 6), 20.0, 75.0);
    const Point<Mm> foot{box.centre().x + side * (rng.normal(-0.08, 0.1) + habit.offset_x),
                         box.centre().y + side * (rng.normal(0.22, 0.1) + habit.offset_y)};
    const auto down = size * side * rng.uniform(0.2, 0.45);
    const Point<Mm> start{foot.x - down * rng.uniform(0.4, 0.9), foot.y - down};
    const Point<Mm> end{foot.x + length * std::cos(rise), foot.y - length * std::sin(rise)};
    const Point<Mm> bend{std::lerp(foot.x, end.x, 0.45) + rng.uniform(0, 0.05) * length,
                         std::lerp(foot.y, end.y, 0.45) + rng.uniform(0, 0.06) * length};
    const Route route = rng.chance(0.9) ? Route{start, foot, bend, end} : Route{foot, bend, end}; // a ball that starts late
    draw_ink(canvas, stroke(route, habit, rng), habit.pen.texture, rng);
}

void draw_column_line(Canvas& canvas, const form::PageLayout& page, int value, const Habit& habit, Rng& rng) {
    const auto& first = box_of(page.rows.front(), value).rect;
    const auto& last = box_of(page.rows.back(), value).rect;
    const Point<Mm> from{first.centre().x + rng.normal(0, 0.8), first.y + rng.uniform(-2, 3)};
    const Point<Mm> to{last.centre().x + rng.normal(0, 0.8), last.bottom() + rng.uniform(-3, 2)};
    auto straight = habit; // it has to stay in the column, however long it is
    straight.bow = std::min(habit.bow, 0.01);
    draw_ink(canvas, line(from, to, straight, rng), habit.pen.texture, rng);
}

} // namespace formradar::simulator
