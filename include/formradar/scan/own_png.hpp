// PNG pictures as this program writes them (encode.hpp), told from all others before a decoder looks at them.
#pragma once

#include <optional>
#include <string_view>

#include "formradar/core/image.hpp"

namespace formradar::scan {

// Of crops and answers: a page as a whole has 1,800 to 3,600 pixels, whatever picture it was cut from.
inline constexpr int longest_own_side = 4000;

// Whether these bytes are a grey picture of 8 bits without anything else in the file: a size that can be, rows from top to
// bottom, and no chunk that a decoder would have to understand. What was written is kept, and may come back as anything.
[[nodiscard]] bool is_own_png(std::string_view bytes);

// Nothing for any other bytes, and for a picture of which some rows are missing.
[[nodiscard]] std::optional<GrayImage> open_own_png(std::string_view bytes);

} // namespace formradar::scan
