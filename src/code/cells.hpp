// The cells of a version 2 QR code: grey to black and white, and the patterns that every such code has.
#pragma once

#include <cstddef>
#include <vector>

#include "formradar/code/qr.hpp"

namespace formradar::code {

[[nodiscard]] inline std::size_t cell_index(int column, int row) {
    return static_cast<std::size_t>(row) * code_cells + static_cast<std::size_t>(column);
}

enum class Threshold { of_all, of_neighbours, learnt }; // the last from the patterns that are known

// `means`: grey of the 25 x 25 cells, row by row. True is black.
[[nodiscard]] std::vector<bool> black_cells(const std::vector<double>& means, Threshold);

// Finders, separators, timing, alignment and the dark module, drawn over whatever was seen there.
void paint_patterns(std::vector<bool>& black);

inline constexpr int mask_count = 8;
// Both copies of the format information: level H and this mask, 0..7.
void paint_format(std::vector<bool>& black, int mask);

} // namespace formradar::code
