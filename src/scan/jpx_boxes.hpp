// What the header of a JPEG 2000 file says of its channels.
#pragma once

#include <optional>
#include <string_view>

namespace formradar::scan {

enum class JpxSpace { unknown, grey, colour, brightness_and_colour, ink };

struct JpxNotes {
    JpxSpace space = JpxSpace::unknown;
    bool has_table = false; // of colours
    std::optional<int> opacity_channel;
    bool operator==(const JpxNotes&) const = default;
};

// Of a bare code stream there is nothing to say. Damaged headers give what could be read.
[[nodiscard]] JpxNotes jpx_notes_of(std::string_view bytes);

[[nodiscard]] bool is_jpx_file(std::string_view bytes);   // with its boxes
[[nodiscard]] bool is_jpx_stream(std::string_view bytes); // without

} // namespace formradar::scan
