// Angles to points, and labels around a circle that never touch.
#include "formradar/results/radar.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace formradar::results {
namespace {

constexpr double between = 1.5; // mm of air between two labels
constexpr double slack = 3;     // mm a label may be moved outwards when neighbours push it up or down
constexpr double upright = 0.2; // an axis whose sine is less points up or down: its label is centred over or under it

enum class Side { left, right, top, bottom };

Side side_of(Point<Mm> direction) {
    if (std::abs(direction.x) < upright) {
        return direction.y < 0 ? Side::top : Side::bottom;
    }
    return direction.x > 0 ? Side::right : Side::left;
}

// Half the width of the circle at the height nearest to its centre that a label between `top` and `bottom` (from the centre)
// covers.
double half_chord(double radius, double top, double bottom) {
    const double nearest = top > 0 ? top : bottom < 0 ? bottom : 0;
    return std::abs(nearest) >= radius ? 0 : std::sqrt(radius * radius - nearest * nearest);
}

Rect<Mm> first_place(const Radar& radar, std::size_t axis, Size<Mm> size, double clear) {
    const Point<Mm> towards = direction(radar, axis);
    const Point<Mm> on = radar.centre + towards * clear;
    const double middle = on.y + towards.y * size.height / 2;
    Rect<Mm> place{on.x - size.width / 2, middle - size.height / 2, size.width, size.height};
    switch (side_of(towards)) {
        case Side::top:
            place.y = radar.centre.y - clear - size.height;
            break;
        case Side::bottom:
            place.y = radar.centre.y + clear;
            break;
        case Side::right:
            place.x = on.x;
            break;
        case Side::left:
            place.x = on.x - size.width;
            break;
    }
    return place;
}

// Labels of one side, from top to bottom, moved up and down until none touches the next: neighbours that touch become a block
// that moves as one to its mean place.
void spread(std::vector<Rect<Mm>*>& column) {
    std::ranges::sort(column, {}, [](const Rect<Mm>* place) { return place->centre().y; });
    struct Block {
        std::size_t first;
        std::size_t count;
        double top;    // where it is
        double height; // with the air inside it
        double wish;   // the sum over its labels of the top each would give the block
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < column.size(); ++i) {
        blocks.push_back({i, 1, column[i]->y, column[i]->height, column[i]->y});
        while (blocks.size() > 1) {
            const Block last = blocks.back();
            Block& before = blocks[blocks.size() - 2];
            if (before.top + before.height + between <= last.top) {
                break;
            }
            const double shift = before.height + between;
            before.wish += last.wish - shift * static_cast<double>(last.count);
            before.count += last.count;
            before.height = shift + last.height;
            before.top = before.wish / static_cast<double>(before.count);
            blocks.pop_back();
        }
    }
    for (const Block& block : blocks) {
        double y = block.top;
        for (std::size_t i = block.first; i < block.first + block.count; ++i) {
            column[i]->y = y;
            y += column[i]->height + between;
        }
    }
}

// After moving up or down a label may have come into the circle: it goes outwards as far as needed.
void clear_of_circle(const Radar& radar, std::vector<Rect<Mm>*>& column, Side side, double clear) {
    for (Rect<Mm>* place : column) {
        const double half = half_chord(clear, place->y - radar.centre.y, place->bottom() - radar.centre.y);
        if (side == Side::right) {
            place->x = std::max(place->x, radar.centre.x + half);
        } else {
            place->x = std::min(place->x, radar.centre.x - half - place->width);
        }
    }
}

bool touch(const Rect<Mm>& a, const Rect<Mm>& b) {
    return a.x < b.right() + between && b.x < a.right() + between && a.y < b.bottom() + between && b.y < a.bottom() + between;
}

// A label over or under the circle keeps its place sideways and goes away from the circle until it touches none of the others.
void lift(std::vector<Rect<Mm>>& places, std::size_t which, Side side) {
    for (bool moved = true; moved;) {
        moved = false;
        for (std::size_t other = 0; other < places.size(); ++other) {
            Rect<Mm>& place = places[which];
            const bool top = side == Side::top;
            const double y = top ? places[other].y - between - place.height : places[other].bottom() + between;
            const bool further = top ? y < place.y : y > place.y; // clear of it already, but for how doubles are rounded
            if (other != which && further && touch(place, places[other])) {
                place.y = y;
                moved = true;
            }
        }
    }
}

} // namespace

Point<Mm> direction(const Radar& radar, std::size_t axis) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(radar.axes);
    return {std::sin(angle), -std::cos(angle)};
}

Point<Mm> point_on(const Radar& radar, std::size_t axis, double score) {
    return radar.centre + direction(radar, axis) * (radar.radius * score / radar.steps);
}

double label_width(const Radar& radar, std::size_t axis, Rect<Mm> room, double gap) {
    const Point<Mm> towards = direction(radar, axis);
    const double x = radar.centre.x + towards.x * (radar.radius + gap);
    switch (side_of(towards)) {
        case Side::right:
            return room.right() - x - slack;
        case Side::left:
            return x - room.x - slack;
        case Side::top:
        case Side::bottom:
            return 2 * std::min(x - room.x, room.right() - x);
    }
    return 0;
}

std::vector<Rect<Mm>> place_labels(const Radar& radar, std::span<const Size<Mm>> sizes, Rect<Mm> room, double gap) {
    const double clear = radar.radius + gap;
    std::vector<Rect<Mm>> places;
    for (std::size_t axis = 0; axis < sizes.size(); ++axis) {
        places.push_back(first_place(radar, axis, sizes[axis], clear));
    }
    for (const Side side : {Side::left, Side::right}) {
        std::vector<Rect<Mm>*> column;
        for (std::size_t axis = 0; axis < places.size(); ++axis) {
            if (side_of(direction(radar, axis)) == side) {
                column.push_back(&places[axis]);
            }
        }
        spread(column);
        clear_of_circle(radar, column, side, clear);
    }
    for (std::size_t axis = 0; axis < places.size(); ++axis) {
        const Side side = side_of(direction(radar, axis));
        if (side == Side::top || side == Side::bottom) {
            places[axis].x = std::clamp(places[axis].x, room.x, std::max(room.x, room.right() - places[axis].width));
            lift(places, axis, side);
        }
    }
    return places;
}

std::vector<std::size_t> split_axes(std::size_t statements) {
    const std::size_t charts = std::max<std::size_t>(1, (statements + most_axes - 1) / most_axes);
    std::vector<std::size_t> axes(charts, statements / charts);
    for (std::size_t i = 0; i < statements % charts; ++i) {
        ++axes[i];
    }
    return axes;
}

} // namespace formradar::results
