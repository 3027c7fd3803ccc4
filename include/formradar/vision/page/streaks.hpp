// Streaks that dirt on a scanner's glass or rollers leaves: level or upright in the picture, and as long as it.
#pragma once

#include <vector>

#include "formradar/core/image.hpp"

namespace formradar::vision {

// One streak.
struct Streak {
    bool level = false; // else upright
    // From edge to edge.
    double from = 0, to = 0; // px of the picture: x of an upright one, y of a level one
    bool operator==(const Streak&) const = default;
};

// What is one.
struct StreakOptions {
    // Tried by streaks_test: two_beside_each_other, a_broad_dark_strip_is_none, boxes_below_each_other_are_none.
    double beside = 2.4;    // mm: the paper that a streak is darker than lies so far to both sides of it, or twice as far
    double contrast = 0.05; // of white: paler ones are paler than any pen's mark
    double share = 0.72;    // of the picture's length in which it must show: text and marks below each other do not get there
    double thickest = 2.4;  // mm: several that touch
};

// In no order; `px_per_mm` is that of the page in the picture.
[[nodiscard]] std::vector<Streak> find_streaks(const GrayImage&, double px_per_mm, const StreakOptions& = {});

} // namespace formradar::vision
