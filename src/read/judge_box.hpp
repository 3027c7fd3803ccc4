// What the ink of one box looks like, for the rules about rows.
#pragma once

#include <optional>

#include "formradar/read/judge.hpp"

namespace formradar::read {

// So many times what is usual on the page; 0 where that is not known: no ink is less.
[[nodiscard]] inline double of_usual(double times, const std::optional<double>& usual) {
    return usual ? times * *usual : 0;
}

// Shown by judge_struck_test: of_a_very_broad_pen_a_struck_mark_is_far_wider_than_all_others; once_misread:
// specks_of_a_pencil_beside_a_struck_tick.
inline constexpr double higher_than_a_dash = 3.3; // mm

// A mark that may stand beside another that was taken back: in the middle of its box or a tick, no handwriting, no thick pen.
[[nodiscard]] bool may_stand(const vision::Ink&, const JudgeOptions&);

// A straight stroke that comes from far outside and leads as far out on the other side: a fold, a hair, a line under something.
[[nodiscard]] bool is_long_stroke(const vision::Ink&, const JudgeOptions&);

// The same options for marks of any thickness.
[[nodiscard]] JudgeOptions any_pen(JudgeOptions);

// A mark with a line through it; the line alone would be a dash.
[[nodiscard]] bool is_struck(const vision::Ink&);

// A tick with a line through it, of which little more than a straight stroke is left without the line. Among crosses it may be
// a slanted cross.
[[nodiscard]] bool is_struck_tick(const vision::Ink&);

// Made black or with a line through it, on a page whose marks are not like that.
[[nodiscard]] bool is_blackened_or_lined(const vision::Ink&, const JudgeOptions&);

// Blackened, struck through or heavier than the page's marks: another box may hold what stands.
[[nodiscard]] bool may_be_taken_back(const vision::Ink&, const JudgeOptions&);

// Blackened, struck through or of far thicker strokes than the page's marks: of what stands in another box there may be no more
// than specks.
[[nodiscard]] bool may_be_gone_over(const vision::Ink&, const JudgeOptions&);

// mm² of specks that may be all that is seen of a pale pencil's mark: of dust, which is darker, unless a scanner's threshold has
// made all specks black.
[[nodiscard]] double pencil_specks(const vision::Ink&);

// Paler than `mark`, but strokes that somebody drew beside it with another pen may look like that, in a noisy picture also as
// broad grey, and after a scanner's threshold as many specks. The rest of what was erased is paler.
[[nodiscard]] bool may_be_drawn(const vision::Ink&, const vision::Ink& mark);

} // namespace formradar::read
