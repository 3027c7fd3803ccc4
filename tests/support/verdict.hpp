// A reading held against what was meant: right, left to a person, or silently wrong.
//
// How each kind of answer is judged, on pages with status `read`:
//   clear, circle, dash, dot, faint, outside, note   the marked score, without review, is right
//   correction, struck, erased                       the other score is right; the corrected one without review is an error
//   two                                              `multiple` is right; any score without review is an error
//   between                                          review is right, whatever the state; any answer without review is an error
//   none, specks                                     `empty` is right; any score without review is an error
//   all                                              review is a doubt, never an error
// A page whose session, sheet or page number is wrong is an error as a whole, and so is a page with other rows than it has, and
// one with an answer that is said to be unused, blank or none of ours where nobody is asked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formradar/record/reading.hpp"
#include "support/truth.hpp"

namespace formradar::simulator {

enum class Outcome { right, doubt, silent };

struct PageVerdict {
    bool counted = false;            // status `read`: its scores are used
    bool wrong_as_a_whole = false;   // one error, whatever its rows say
    std::vector<Outcome> scores;     // as the truth's, when the rows are there
    std::optional<Outcome> group;    // when the page asks for one
    std::vector<std::string> errors; // a sentence for every silent error

    [[nodiscard]] bool has_silent_error() const { return !errors.empty(); }
};

[[nodiscard]] Outcome judge_answer(const Meant&, const record::Score&);
[[nodiscard]] bool same_answer(const Meant&, const record::Score&); // review or not: for calibration
[[nodiscard]] PageVerdict hold_against(const SheetTruth&, const record::Reading&);

} // namespace formradar::simulator
