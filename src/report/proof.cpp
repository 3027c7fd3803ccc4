// PDF and PNG by their own tables and check sums.
#include "formradar/report/proof.hpp"

#include <array>
#include <charconv>

#include "formradar/core/causes.hpp"
#include "report/unpack.hpp"

namespace formradar::report {
namespace {

std::size_t number_at(std::string_view text, std::size_t at) {
    std::size_t value = 0;
    const auto rest = text.substr(std::min(at, text.size()));
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    return error == std::errc{} ? value : std::string_view::npos;
}

std::string_view line_at(std::string_view text, std::size_t at) {
    const auto rest = text.substr(std::min(at, text.size()));
    return rest.substr(0, rest.find_first_of("\r\n"));
}

Reason damaged(const std::string& part) {
    return {Cause::part_damaged, {part}};
}

// What is deflated in an object carries a check sum.
Reason fault_in_object(std::string_view pdf, std::size_t at, const std::string& name) {
    const auto object = pdf.substr(std::min(at, pdf.size()));
    if (!object.starts_with(name + " ")) {
        return damaged("object " + name);
    }
    const auto head = object.substr(0, std::min(object.find("endobj"), object.find("stream")));
    if (head.find("/FlateDecode") == std::string_view::npos) {
        return {};
    }
    const auto start = object.find('\n', head.size()) + 1;
    const auto content = object.substr(std::min(start, object.size()));
    if (content.starts_with("\nendstream")) {
        return {}; // nothing was drawn
    }
    const auto length = deflated_length(content);
    const auto after = content.substr(length.value_or(content.size()), 16);
    return length && after.find("endstream") != std::string_view::npos ? Reason{} : damaged("object " + name);
}

// One line of 20 bytes an object: "0000000016 00000 n \n".
Reason fault_in_objects(std::string_view pdf, std::size_t at, std::size_t count) {
    constexpr std::size_t line_length = 20;
    for (std::size_t number = 0; number < count; ++number) {
        const auto line = pdf.substr(std::min(at + number * line_length, pdf.size()), line_length);
        if (line.size() < line_length) {
            return {Cause::ends_early};
        }
        if (line[17] != 'n') {
            continue;
        }
        if (auto fault = fault_in_object(pdf, number_at(line, 0), std::to_string(number)); !fault.empty()) {
            return fault;
        }
    }
    const auto trailer = pdf.substr(at + count * line_length);
    return trailer.find("/Root") == std::string_view::npos ? damaged("/Root") : Reason{};
}

} // namespace

Reason fault_in_pdf(std::string_view pdf) {
    constexpr std::size_t end_length = 64;
    const auto end = pdf.substr(pdf.size() - std::min(end_length, pdf.size()));
    const auto mark = end.find("startxref");
    if (!pdf.starts_with("%PDF-") || mark == std::string_view::npos || end.find("%%EOF") == std::string_view::npos) {
        return {Cause::ends_early};
    }
    const auto table = number_at(end, end.find_first_of("0123456789", mark));
    if (table >= pdf.size() || line_at(pdf, table) != "xref") {
        return damaged("startxref");
    }
    const auto heading = pdf.find_first_of("0123456789", table);
    const auto sizes = line_at(pdf, heading); // "0 57"
    const auto count = number_at(sizes, sizes.find(' ') + 1);
    if (!sizes.starts_with("0 ") || count > pdf.size()) {
        return damaged("xref");
    }
    return fault_in_objects(pdf, pdf.find_first_of("0123456789", heading + sizes.size()), count);
}

Reason fault_in_png(std::string_view png) {
    constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
    constexpr std::size_t around = 12; // a chunk's length, name and check sum
    if (!png.starts_with(signature)) {
        return damaged("PNG");
    }
    std::string_view rest = png.substr(signature.size());
    std::string_view name;
    while (rest.size() >= around) {
        const std::size_t length = big_endian(rest.substr(0, 4));
        if (length > rest.size() - around) {
            break;
        }
        name = rest.substr(4, 4);
        if (crc_of(rest.substr(4, 4 + length)) != big_endian(rest.substr(8 + length, 4))) {
            return damaged(std::string(name));
        }
        rest.remove_prefix(length + around);
    }
    return rest.empty() && name == "IEND" ? Reason{} : Reason{Cause::ends_early};
}

} // namespace formradar::report
