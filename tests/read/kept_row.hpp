// One row of boxes kept as text: what was meant, and all numbers that its verdict rests on. It stays the same row whatever
// becomes of the simulator.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "formradar/read/context.hpp"
#include "formradar/read/judge.hpp"
#include "formradar/read/trace.hpp"

namespace formradar::read {

struct Truth {
    std::string kind;                            // of answer, for people
    record::State state = record::State::marked; // `unclear`: only a person can tell
    std::optional<int> score;                    // 1..n
    bool operator==(const Truth&) const = default;
};

struct KeptRow {
    std::string from; // condition, number and statement of the simulated page: what it was on the day it was kept
    Truth truth;
    // In the order in which they speak, each when those before it are taken away; and what a weak mark is taken for then. The
    // posterior only where no rule holds it: it changes with every fit.
    std::vector<Rule> held_by;
    bool weak_is_plain = false;
    std::vector<vision::BoxEvidence> boxes;
    std::vector<vision::FoundBox> found;
    std::vector<vision::Ink> dark, pen; // without paler ink; none where that was never looked at
    double stray = 0;
    std::optional<PenContext> context; // none for groups, which the posterior does not weigh
    JudgeOptions options;
};

// `statements`: the page's rows that are weighed together, `row` among them or not.
[[nodiscard]] KeptRow kept(const RowTrace& row, const std::vector<RowTrace>& statements, Truth, std::string from);

[[nodiscard]] vision::Ink ink_of(const vision::BoxEvidence&);

[[nodiscard]] std::string text_of(const KeptRow&);
// Throws std::runtime_error with the line that it can't read.
[[nodiscard]] KeptRow kept_row_of(std::istream&);

// As the reader decides it, but without the doubts of some rules; without `unlikely` the posterior is not asked.
[[nodiscard]] RowVerdict verdict_of(const KeptRow&, const RuleSet& without = {});

// A wrong answer that nobody is asked about.
[[nodiscard]] bool is_silently_wrong(const RowVerdict&, const Truth&);

// Without what the row is judged first, so that it is the rules in `held_by` that hold it.
[[nodiscard]] RuleSet without_first(const KeptRow&);

// The same row with the rules that hold it back, one after the other, until it is silently wrong; none when it never is.
[[nodiscard]] KeptRow with_what_holds(KeptRow);

} // namespace formradar::read
