// Rows without a mark: whether that may be said, or a mark may have gone unseen.
#pragma once

#include "formradar/read/judge.hpp"

namespace formradar::read {

// `stray`: mm² of ink near the row that belongs to no box.
[[nodiscard]] RowVerdict judge_empty(std::span<const vision::Ink>, std::span<const vision::FoundBox>, double stray,
                                     const JudgeOptions&);

// For a person to look at; `index`: the best guess.
[[nodiscard]] RowVerdict doubt(record::State, std::optional<std::size_t> index, Reason, Rule rule);

// Boxes are counted from 0 here, and from 1 in words.
[[nodiscard]] Reason about_box(Cause, std::size_t box);

} // namespace formradar::read
