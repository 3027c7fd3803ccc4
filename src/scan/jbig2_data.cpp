// The headers of segments in the order of a PDF stream (ITU-T T.88, 7.2).
#include "scan/jbig2_data.hpp"

#include <cstdint>
#include <optional>

namespace formradar::scan {
namespace {

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] std::optional<std::uint32_t> number(std::size_t length) {
        if (length > bytes_.size()) {
            return std::nullopt;
        }
        std::uint32_t value = 0;
        for (const char byte : bytes_.substr(0, length)) {
            value = value << 8U | static_cast<unsigned char>(byte);
        }
        bytes_.remove_prefix(length);
        return value;
    }
    [[nodiscard]] bool skip(std::size_t length) {
        const bool there = length <= bytes_.size();
        bytes_.remove_prefix(there ? length : bytes_.size());
        return there;
    }
    [[nodiscard]] bool only_zeros_left() const { return bytes_.find_first_not_of('\0') == std::string_view::npos; }

private:
    std::string_view bytes_;
};

// The numbers of other segments that one refers to, and the flags on what is kept of them.
bool skip_references(Reader& reader, std::uint32_t own_number) {
    constexpr std::uint32_t long_form = 7;
    const auto first = reader.number(1);
    if (!first) {
        return false;
    }
    std::size_t count = *first >> 5U;
    if (count == long_form) {
        const auto rest = reader.number(3);
        if (!rest) {
            return false;
        }
        count = (*first & 0x1FU) << 24U | *rest;
        if (!reader.skip((count + 8) / 8)) {
            return false;
        }
    }
    const std::size_t size = own_number <= 256 ? 1 : own_number <= 65536 ? 2 : 4;
    return reader.skip(count * size);
}

struct Segment {
    std::uint32_t type = 0;
    std::uint32_t length = 0; // of its data
};

// The header of the next one; nothing when it is cut short.
std::optional<Segment> next_segment(Reader& reader) {
    constexpr std::uint32_t large_page_number = 0x40;
    constexpr std::uint32_t type_bits = 0x3F;
    const auto number = reader.number(4);
    const auto flags = reader.number(1);
    if (!number || !flags || !skip_references(reader, *number) || !reader.skip((*flags & large_page_number) != 0 ? 4 : 1)) {
        return std::nullopt;
    }
    const auto length = reader.number(4);
    return length ? std::optional(Segment{.type = *flags & type_bits, .length = *length}) : std::nullopt;
}

bool is_region(std::uint32_t type) { // text, halftone, generic or refined
    return (type >= 4 && type <= 7) || (type >= 20 && type <= 23) || (type >= 36 && type <= 43);
}

} // namespace

Jbig2Parts jbig2_parts(std::string_view bytes) {
    constexpr std::uint32_t to_the_end = 0xFFFFFFFF; // of a region whose length was not known when it was begun
    Reader reader(bytes);
    Jbig2Parts parts;
    while (!reader.only_zeros_left()) {
        const auto segment = next_segment(reader);
        if (!segment) {
            return parts;
        }
        parts.regions += is_region(segment->type) ? 1 : 0;
        if (segment->length == to_the_end) {
            break;
        }
        if (!reader.skip(segment->length)) {
            return parts;
        }
    }
    parts.whole = true;
    return parts;
}

} // namespace formradar::scan
