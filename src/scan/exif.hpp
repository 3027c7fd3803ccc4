// The few things an EXIF block says that matter for reading a page.
#pragma once

#include <optional>
#include <string_view>

namespace formradar::scan {

struct Exif {
    int orientation = 1; // 1..8
    std::optional<double> dpi{};
    bool operator==(const Exif&) const = default;
};

// `block`: from its TIFF header on ("II*" or "MM*"), an "Exif" in front is skipped. Damaged blocks give what could be read.
[[nodiscard]] Exif parse_exif(std::string_view block);

} // namespace formradar::scan
