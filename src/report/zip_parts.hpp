// The parts of a zip file, as its list at the end names them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/expected.hpp"
#include "formradar/core/reason.hpp"

namespace formradar::report {

struct ZipPart {
    std::string name;
    std::uint32_t method = 0; // 0: as it is, 8: deflated
    std::uint32_t crc = 0;
    std::size_t packed = 0;
    std::size_t size = 0;
    std::size_t at = 0; // of the part
};

// What is wrong with the file, where its list cannot be read.
[[nodiscard]] Expected<std::vector<ZipPart>, Reason> zip_parts(std::string_view zip);

// The part unpacked, its sum checked; one of more than `largest` bytes is not unpacked at all.
[[nodiscard]] Expected<std::string, Reason> unpacked(std::string_view zip, const ZipPart&, std::size_t largest);

} // namespace formradar::report
