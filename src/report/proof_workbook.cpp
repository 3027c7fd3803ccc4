// A workbook is a zip file of XML parts: each is unpacked, summed and parsed, as a spreadsheet would.
#include "formradar/core/causes.hpp"
#include "formradar/report/proof.hpp"
#include "report/xml.hpp"
#include "report/zip_parts.hpp"

namespace formradar::report {
namespace {

constexpr std::size_t largest_part = 256 << 20; // bytes

Reason fault_in_part(std::string_view zip, const ZipPart& part) {
    const auto bytes = unpacked(zip, part, largest_part);
    if (!bytes) {
        return bytes.error();
    }
    const bool is_xml = part.name.ends_with(".xml") || part.name.ends_with(".rels");
    return is_xml && !read_xml(*bytes, {}) ? Reason{Cause::part_damaged, {part.name}} : Reason{};
}

} // namespace

Reason fault_in_workbook(std::string_view zip) {
    const auto parts = zip_parts(zip);
    if (!parts) {
        return parts.error();
    }
    bool has_book = false;
    for (const auto& part : *parts) {
        if (auto fault = fault_in_part(zip, part); !fault.empty()) {
            return fault;
        }
        has_book = has_book || part.name == "xl/workbook.xml";
    }
    return has_book ? Reason{} : Reason{Cause::part_not_there, {"xl/workbook.xml"}};
}

} // namespace formradar::report
