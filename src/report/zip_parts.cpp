// Reads the list of a zip file, and each part by it.
#include "report/zip_parts.hpp"

#include <algorithm>
#include <optional>

#include "formradar/core/causes.hpp"
#include "report/unpack.hpp"

namespace formradar::report {
namespace {

constexpr std::string_view end_mark = "PK\5\6";
constexpr std::string_view entry_mark = "PK\1\2";
constexpr std::string_view part_mark = "PK\3\4";
constexpr std::size_t end_length = 22;
constexpr std::size_t entry_length = 46;
constexpr std::size_t part_length = 30;
constexpr std::size_t longest_comment = 65'535; // behind the end

// A piece that reaches beyond the end is shorter, and then wrong.
std::string_view piece(std::string_view bytes, std::size_t at, std::size_t length) {
    return bytes.substr(std::min(at, bytes.size()), length);
}

} // namespace

Expected<std::vector<ZipPart>, Reason> zip_parts(std::string_view zip) {
    const auto tail = zip.substr(zip.size() - std::min(end_length + longest_comment, zip.size()));
    const auto found = tail.rfind(end_mark);
    const auto end = found == std::string_view::npos ? std::string_view() : piece(tail, found, end_length);
    if (end.size() < end_length) {
        return Unexpected{Reason{Cause::ends_early}};
    }
    std::vector<ZipPart> parts;
    std::size_t at = little_endian(end.substr(16, 4));
    for (auto left = little_endian(end.substr(10, 2)); left > 0; --left) {
        const auto head = piece(zip, at, entry_length);
        if (head.size() < entry_length || !head.starts_with(entry_mark)) {
            return Unexpected{Reason{Cause::ends_early}};
        }
        const auto name_length = little_endian(head.substr(28, 2));
        parts.push_back({.name = std::string(piece(zip, at + entry_length, name_length)),
                         .method = little_endian(head.substr(10, 2)),
                         .crc = little_endian(head.substr(16, 4)),
                         .packed = little_endian(head.substr(20, 4)),
                         .size = little_endian(head.substr(24, 4)),
                         .at = little_endian(head.substr(42, 4))});
        at += entry_length + name_length + little_endian(head.substr(30, 2)) + little_endian(head.substr(32, 2));
    }
    return parts;
}

Expected<std::string, Reason> unpacked(std::string_view zip, const ZipPart& part, std::size_t largest) {
    const auto head = piece(zip, part.at, part_length);
    if (head.size() < part_length || !head.starts_with(part_mark) || part.size > largest) {
        return Unexpected{Reason{Cause::part_not_there, {part.name}}};
    }
    const auto before = part_length + little_endian(head.substr(26, 2)) + little_endian(head.substr(28, 2));
    const auto packed = piece(zip, part.at + before, part.packed);
    auto bytes = part.method == 0 ? std::optional{std::string(packed)} : inflated(packed, part.size);
    if (packed.size() != part.packed || !bytes || bytes->size() != part.size || crc_of(*bytes) != part.crc) {
        return Unexpected{Reason{Cause::part_damaged, {part.name}}};
    }
    return std::move(*bytes);
}

} // namespace formradar::report
