// A TIFF file of nine entries around fax data, so that libtiff decodes it (TIFF 6.0, section 11).
#include "scan/fax.hpp"

#include <array>
#include <cstdint>

namespace formradar::scan {
namespace {

constexpr std::uint32_t tag_width = 256;
constexpr std::uint32_t tag_height = 257;
constexpr std::uint32_t tag_bits = 258;
constexpr std::uint32_t tag_compression = 259;
constexpr std::uint32_t tag_photometric = 262;
constexpr std::uint32_t tag_strip_offsets = 273;
constexpr std::uint32_t tag_samples = 277;
constexpr std::uint32_t tag_rows_per_strip = 278;
constexpr std::uint32_t tag_strip_bytes = 279;
constexpr std::uint32_t type_long = 4;
constexpr std::uint32_t group_4 = 4;
constexpr std::uint32_t zero_is_white = 0;
constexpr std::uint32_t zero_is_black = 1;

} // namespace

std::string tiff_around(const FaxData& fax) {
    struct Entry {
        std::uint32_t tag;
        std::uint32_t value;
    };
    constexpr std::uint32_t entry_count = 9;
    constexpr std::uint32_t data_at = 8 + 2 + 12 * entry_count + 4;
    const auto height = static_cast<std::uint32_t>(fax.height);
    const std::array<Entry, entry_count> entries = {{
        {tag_width, static_cast<std::uint32_t>(fax.width)},
        {tag_height, height},
        {tag_bits, 1},
        {tag_compression, group_4},
        {tag_photometric, fax.inverted ? zero_is_black : zero_is_white},
        {tag_strip_offsets, data_at},
        {tag_samples, 1},
        {tag_rows_per_strip, height},
        {tag_strip_bytes, static_cast<std::uint32_t>(fax.bytes.size())},
    }};
    std::string file("II*\0", 4);
    const auto append = [&](std::uint32_t value, int length) {
        for (int i = 0; i < length; ++i, value >>= 8U) {
            file += static_cast<char>(value & 0xFFU);
        }
    };
    append(8, 4);
    append(entry_count, 2);
    for (const auto& [tag, value] : entries) {
        append(tag, 2);
        append(type_long, 2);
        append(1, 4);
        append(value, 4);
    }
    append(0, 4);
    return file.append(fax.bytes);
}

} // namespace formradar::scan
