// Numbers and words in the bytes of a file; what lies behind the end is zero.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace formradar::scan {

enum class ByteOrder { upper_first, lower_first };

[[nodiscard]] inline std::uint64_t number_at(std::string_view bytes, std::uint64_t at, std::size_t length,
                                             ByteOrder order = ByteOrder::upper_first) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < length; ++i) {
        const auto place = at + (order == ByteOrder::lower_first ? length - 1 - i : i);
        value = value << 8U | (place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0U);
    }
    return value;
}

[[nodiscard]] inline bool contains(std::string_view bytes, std::string_view what) {
    return bytes.find(what) != std::string_view::npos;
}

} // namespace formradar::scan
