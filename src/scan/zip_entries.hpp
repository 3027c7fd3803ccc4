// The names in a ZIP archive, which Office documents are too. Nothing is unpacked.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace formradar::scan {

struct ZipEntry {
    std::string_view name;
    std::uint32_t size = 0; // bytes when unpacked, as the archive says
    bool operator==(const ZipEntry&) const = default;
};

// From the directory at the archive's end; nothing when there is none, as when it was cut short.
[[nodiscard]] std::optional<std::vector<ZipEntry>> zip_entries(std::string_view bytes);

} // namespace formradar::scan
