// Lines with which a mark was struck out.
#pragma once

#include "vision/ink/mark_shape.hpp"

namespace formradar::vision {

// Lines that run through the box and out of it on the left and on the right, level or nearly so. The strokes of a cross leave it
// at its corners and are not level.
struct LevelLines {
    bool any = false;
    bool over_mark = false; // what is left without the line still turns or crosses itself
    bool two = false;       // two lie below each other, with paper between them
};

[[nodiscard]] LevelLines level_lines(const MarkPatch&);

} // namespace formradar::vision
