// A workbook is a zip file of XML parts: each is unpacked, summed and parsed, as a spreadsheet would.
#include <expat.h>

#include <algorithm>

#include "formradar/report/proof.hpp"
#include "report/unpack.hpp"

namespace formradar::report {
namespace {

constexpr std::string_view end_mark = "PK\5\6";
constexpr std::string_view entry_mark = "PK\1\2";
constexpr std::string_view part_mark = "PK\3\4";
constexpr std::size_t end_length = 22;
constexpr std::size_t entry_length = 46;
constexpr std::size_t part_length = 30;
constexpr std::size_t largest_part = 256 << 20; // bytes

// A piece that reaches beyond the end is shorter, and then wrong.
std::string_view piece(std::string_view bytes, std::size_t at, std::size_t length) {
    return bytes.substr(std::min(at, bytes.size()), length);
}

bool is_well_formed(const std::string& xml) {
    XML_Parser parser = ::XML_ParserCreate(nullptr);
    const bool good = parser != nullptr && ::XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), 1) == XML_STATUS_OK;
    ::XML_ParserFree(parser);
    return good;
}

struct Entry {
    std::string name;
    std::uint32_t method = 0; // 0: as it is, 8: deflated
    std::uint32_t crc = 0;
    std::size_t packed = 0;
    std::size_t size = 0;
    std::size_t at = 0; // of the part
};

std::string fault_in_part(std::string_view zip, const Entry& entry) {
    const auto head = piece(zip, entry.at, part_length);
    if (head.size() < part_length || !head.starts_with(part_mark) || entry.size > largest_part) {
        return entry.name + " is not where the list of parts says";
    }
    const auto before = part_length + little_endian(head.substr(26, 2)) + little_endian(head.substr(28, 2));
    const auto packed = piece(zip, entry.at + before, entry.packed);
    const auto bytes = entry.method == 0 ? std::optional{std::string(packed)} : inflated(packed, entry.size);
    if (packed.size() != entry.packed || !bytes || bytes->size() != entry.size || crc_of(*bytes) != entry.crc) {
        return entry.name + " cannot be unpacked";
    }
    const bool is_xml = entry.name.ends_with(".xml") || entry.name.ends_with(".rels");
    return is_xml && !is_well_formed(*bytes) ? entry.name + " is no well-formed XML" : "";
}

} // namespace

std::string fault_in_workbook(std::string_view zip) {
    const auto end = piece(zip, zip.size() - std::min(end_length, zip.size()), end_length);
    if (!end.starts_with(end_mark)) {
        return "it has no end";
    }
    std::size_t at = little_endian(end.substr(16, 4));
    const auto count = little_endian(end.substr(10, 2));
    bool has_book = false;
    for (std::uint32_t part = 0; part < count; ++part) {
        const auto head = piece(zip, at, entry_length);
        if (head.size() < entry_length || !head.starts_with(entry_mark)) {
            return "its list of parts is cut off";
        }
        const auto name_length = little_endian(head.substr(28, 2));
        const Entry entry{.name = std::string(piece(zip, at + entry_length, name_length)),
                          .method = little_endian(head.substr(10, 2)),
                          .crc = little_endian(head.substr(16, 4)),
                          .packed = little_endian(head.substr(20, 4)),
                          .size = little_endian(head.substr(24, 4)),
                          .at = little_endian(head.substr(42, 4))};
        if (auto fault = fault_in_part(zip, entry); !fault.empty()) {
            return fault;
        }
        has_book = has_book || entry.name == "xl/workbook.xml";
        at += entry_length + name_length + little_endian(head.substr(30, 2)) + little_endian(head.substr(32, 2));
    }
    return has_book ? "" : "it has no workbook in it";
}

} // namespace formradar::report
