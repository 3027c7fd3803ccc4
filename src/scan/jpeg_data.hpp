// What the bytes of a JPEG file tell about damage that its decoder does not see.
#pragma once

#include <string_view>

namespace formradar::scan {

// Copying that was broken off often leaves a file of the full length with zeros at its end, which decode to grey without a
// complaint. Without them the file is plainly cut short.
[[nodiscard]] std::string_view without_zeros_at_end(std::string_view bytes);

// How many bytes of picture data follow before the next marker, padding not counted: after the last row there should be none.
[[nodiscard]] std::size_t data_before_marker(std::string_view bytes);

} // namespace formradar::scan
