// Something like handwriting: letters of arches, loops, ascenders and descenders, joined to words.
#include <algorithm>

#include "support/strokes.hpp"

namespace formradar::simulator {
namespace {

struct Script {     // of one writer
    double height;  // mm, of an x
    double lean;    // mm to the right per mm up
    double spacing; // letter width in heights
    double wobble;  // of the base line, mm
};

void add_letter(Route& word, Point<Mm> at, const Script& script, Rng& rng) {
    const auto put = [&](double x, double up) {
        word.push_back({at.x + script.height * (x * script.spacing + up * script.lean) + rng.normal(0, 0.05 * script.height),
                        at.y - script.height * up + rng.normal(0, 0.06 * script.height)});
    };
    const auto kind = rng.uniform();
    if (kind < 0.16) { // a tall loop: l, h, k
        put(0.1, 0.2), put(0.6, 1.7), put(0.35, 2.0), put(0.3, 0.2), put(0.8, 0.05);
    } else if (kind < 0.26) { // below the line: g, j
        put(0.2, 0.9), put(0.6, 0.9), put(0.6, -0.7), put(0.2, -0.8), put(0.9, 0.2);
    } else if (kind < 0.6) { // round: a, e, o
        put(0.7, 0.9), put(0.15, 0.6), put(0.3, 0.0), put(0.7, 0.4), put(0.75, 0.05), put(0.95, 0.2);
    } else { // arches: n, m, u
        put(0.1, 0.1), put(0.15, 0.95), put(0.3, 0.1), put(0.5, 0.95), put(0.65, 0.1), put(0.95, 0.3);
    }
}

} // namespace

std::vector<Path> handwriting(Rect<Mm> room, double height, const Habit& habit, Rng& rng) {
    const Script script{
        .height = height, .lean = rng.uniform(-0.05, 0.45), .spacing = rng.uniform(0.8, 1.2), .wobble = 0.1 * height};
    auto writer = habit;
    writer.tremor = std::min(habit.tremor, 0.05);
    std::vector<Path> paths;
    auto x = room.x;
    auto y = room.y + room.height * 0.6;
    while (x < room.right() - 2 * height) {
        Route word;
        const auto letters = rng.integer(2, 9);
        for (int i = 0; i < letters && x < room.right() - height; ++i) {
            add_letter(word, {x, y}, script, rng);
            x += height * script.spacing * rng.uniform(0.85, 1.1);
            y += rng.normal(0, script.wobble * 0.3);
        }
        paths.push_back(stroke(word, writer, rng));
        x += height * rng.uniform(0.7, 1.4);
    }
    return paths;
}

} // namespace formradar::simulator
