// EXIF is a small TIFF file: a byte order, and a directory of entries of 12 bytes each.
#include "scan/exif.hpp"

#include <cstdint>
#include <optional>

namespace formradar::scan {
namespace {

constexpr unsigned tag_orientation = 0x0112;
constexpr unsigned tag_x_resolution = 0x011A;
constexpr unsigned tag_resolution_unit = 0x0128;
constexpr unsigned type_short = 3;
constexpr unsigned type_rational = 5;

struct Block {
    std::string_view bytes;
    bool big_endian = false;

    // Numbers outside the block are 0.
    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t length) const {
        std::uint32_t value = 0;
        if (at > bytes.size() || bytes.size() - at < length) {
            return 0;
        }
        for (std::size_t i = 0; i < length; ++i) {
            const auto byte = static_cast<unsigned char>(bytes[at + (big_endian ? i : length - 1 - i)]);
            value = value << 8U | byte;
        }
        return value;
    }
};

std::optional<double> rational(const Block& block, std::size_t at) {
    const auto denominator = block.number(at + 4, 4);
    return denominator == 0 ? std::nullopt : std::optional{static_cast<double>(block.number(at, 4)) / denominator};
}

std::optional<Block> block_of(std::string_view bytes) {
    if (bytes.starts_with(std::string_view("Exif\0\0", 6))) {
        bytes.remove_prefix(6);
    }
    if (bytes.starts_with(std::string_view("II*\0", 4))) {
        return Block{bytes, false};
    }
    if (bytes.starts_with(std::string_view("MM\0*", 4))) {
        return Block{bytes, true};
    }
    return std::nullopt;
}

} // namespace

Exif parse_exif(std::string_view bytes) {
    Exif exif;
    const auto block = block_of(bytes);
    if (!block) {
        return exif;
    }
    double unit = 1; // per inch
    const std::size_t directory = block->number(4, 4);
    const auto entries = block->number(directory, 2);
    for (std::uint32_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + 12 * std::size_t{i};
        const auto tag = block->number(entry, 2);
        const auto type = block->number(entry + 2, 2);
        const auto value = block->number(entry + 8, 2);
        if (tag == tag_orientation && type == type_short && value >= 1 && value <= 8) {
            exif.orientation = static_cast<int>(value);
        } else if (tag == tag_x_resolution && type == type_rational) {
            exif.dpi = rational(*block, block->number(entry + 8, 4));
        } else if (tag == tag_resolution_unit && type == type_short && value == 3) {
            unit = 2.54; // per centimetre
        }
    }
    if (exif.dpi) {
        *exif.dpi *= unit;
    }
    return exif;
}

} // namespace formradar::scan
