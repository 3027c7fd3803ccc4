// The central directory (APPNOTE.TXT 4.3.12 and 4.3.16).
#include "scan/zip_entries.hpp"

#include <cstddef>

#include "scan/bytes.hpp"

namespace formradar::scan {
using namespace std::string_view_literals;

std::optional<std::vector<ZipEntry>> zip_entries(std::string_view bytes) {
    constexpr std::size_t frame = 46;
    constexpr std::size_t shortest_end = 22;
    constexpr std::size_t longest_end = 65'557; // with its comment
    const auto tail = bytes.substr(bytes.size() - std::min(bytes.size(), longest_end));
    const auto end = tail.rfind("PK\5\6"sv);
    if (end == std::string_view::npos || tail.size() - end < shortest_end) {
        return std::nullopt;
    }
    std::vector<ZipEntry> entries;
    std::size_t at = number_at(tail, end + 16, 4, ByteOrder::lower_first);
    while (at < bytes.size() && bytes.size() - at >= frame && bytes.substr(at).starts_with("PK\1\2"sv)) {
        const auto name_length = number_at(bytes, at + 28, 2, ByteOrder::lower_first);
        entries.push_back({.name = bytes.substr(at + frame, name_length),
                           .size = static_cast<std::uint32_t>(number_at(bytes, at + 24, 4, ByteOrder::lower_first))});
        at += frame + name_length + number_at(bytes, at + 30, 2, ByteOrder::lower_first) +
              number_at(bytes, at + 32, 2, ByteOrder::lower_first);
    }
    return entries;
}

} // namespace formradar::scan
