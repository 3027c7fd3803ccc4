// What the bytes of a JPEG file tell without its decoder: damage that it does not see, and the size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace formradar::scan {

// Copying that was broken off often leaves a file of the full length with zeros at its end, which decode to grey without a
// complaint. Without them the file is plainly cut short.
[[nodiscard]] std::string_view without_zeros_at_end(std::string_view bytes);

// How many bytes of picture data follow before the next marker, padding not counted: after the last row there should be none.
[[nodiscard]] std::size_t data_before_marker(std::string_view bytes);

struct JpegSize {
    std::uint64_t width = 0;
    std::uint64_t height = 0;
};

// As the header says it, which is followed from segment to segment up to the data; nothing where they do not lead there. Bytes
// that only happen to begin like a picture have none.
[[nodiscard]] std::optional<JpegSize> size_in_jpeg(std::string_view bytes);

} // namespace formradar::scan
