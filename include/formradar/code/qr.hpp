// QR codes made, found in a picture, and decoded from a grid of cells whose place was already known.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"

namespace formradar::code {

inline constexpr int code_cells = 25; // version 2

// 25 x 25, row by row, true is black. Throws Error for a text that is not a payload's 20 letters.
[[nodiscard]] std::vector<bool> make_code(std::string_view payload);

// A code for a phone to open.
struct LinkCode {
    int size = 0;            // cells a side, quiet zone included
    std::vector<bool> cells; // row by row, true is black
};
[[nodiscard]] LinkCode make_link_code(std::string_view address); // of any text, for a phone's camera

// A code that was decoded, and where it is in the picture.
struct FoundCode {
    std::string text;
    std::array<Point<Px>, 4> corners; // outer corners of the symbol: its top left, top right, bottom right, bottom left
};

// All QR codes in a picture, tried at full contrast and half scale too when `thorough`.
[[nodiscard]] std::vector<FoundCode> find_codes(const GrayImage&, bool thorough);

// `cells`: the mean grey of each of the 25 x 25 cells, row by row. The finder and timing patterns are taken as known, so that pen
// strokes over them do no harm. Nothing when it does not decode.
[[nodiscard]] std::optional<std::string> decode_cells(const std::vector<double>& cells);

} // namespace formradar::code
