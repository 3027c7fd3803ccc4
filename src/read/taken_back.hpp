// Rows with several plain marks: which one stands when the others were taken back.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "formradar/read/judge.hpp"

namespace formradar::read {

// `marks`: the boxes with a plain mark, two or more of them. The one that stands when every other is blackened.
[[nodiscard]] std::optional<std::size_t> beside_blackened(std::span<const vision::Ink>, const std::vector<std::size_t>& marks,
                                                          const JudgeOptions&);

// The one that stands when there is one other, which is struck through.
[[nodiscard]] std::optional<std::size_t> beside_struck(std::span<const vision::Ink>, const std::vector<std::size_t>& marks,
                                                       const JudgeOptions&);

} // namespace formradar::read
