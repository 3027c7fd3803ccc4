// Doubtful rows once more, without ink that is paler than the page's marks. Pure, over measured numbers.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "formradar/read/judge.hpp"

namespace formradar::read {

// The ink of one row measured again, when it is asked for.
using MeasuredAgain = std::function<std::span<const vision::Ink>()>;

struct DarkerInk {
    MeasuredAgain dark; // without all that is `far_paler` than the usual darkness
    MeasuredAgain pen;  // without all that is paler than the strokes `of_pen`
};

// What is far paler than the marks of this page is no mark. On a page written with a pale pen it may be one.
[[nodiscard]] bool pen_is_dark(const JudgeOptions&);

// One mark that is left in a doubtful row when paler ink is left out, and that was its box's own before, is the score; that
// nothing is left says nothing. `doubtful`: what the rules said of `inks`.
[[nodiscard]] std::optional<RowVerdict> paler_left_out(const RowVerdict& doubtful, std::span<const vision::Ink> inks,
                                                       std::span<const vision::FoundBox>, const DarkerInk&, const JudgeOptions&);

} // namespace formradar::read
