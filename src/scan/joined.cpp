// Ends of files as their formats have them: PNG third edition 5.3, RIFF, ISO 32000-1 7.5.5.
#include "scan/joined.hpp"

#include <algorithm>
#include <cstddef>

#include "formradar/core/text.hpp"
#include "scan/bytes.hpp"

namespace formradar::scan {
namespace {

constexpr auto nowhere = std::string_view::npos;
constexpr std::string_view pdf_start = "%PDF-";
constexpr std::string_view pdf_end = "%%EOF";

std::size_t end_of_png(std::string_view bytes) {
    constexpr std::size_t frame = 12; // length, name and check sum of a chunk
    for (std::size_t at = 8; at < bytes.size() && bytes.size() - at >= frame;) {
        const std::size_t length = number_at(bytes, at, 4);
        if (length > bytes.size() - at - frame) {
            break;
        }
        at += frame + length;
        if (bytes.substr(at - length - 8, 4) == "IEND") {
            return at;
        }
    }
    return nowhere;
}

std::size_t end_of_webp(std::string_view bytes) {
    const std::size_t length = number_at(bytes, 4, 4, ByteOrder::lower_first);
    return 8 + length + length % 2;
}

// A file within the file ends likewise, but its last words count from its own start.
bool is_whole_pdf(std::string_view bytes) {
    constexpr std::string_view last_words = "startxref";
    constexpr std::size_t longest_end = 64;
    const auto end = bytes.size() - std::min(bytes.size(), longest_end);
    const auto words = bytes.find(last_words, end);
    if (words == nowhere) {
        return false;
    }
    auto number = trimmed(bytes.substr(words + last_words.size()));
    number = number.substr(0, number.find_first_not_of("0123456789"));
    const auto place = parse_number(number).value_or(-1);
    if (place < 0 || place >= static_cast<double>(words)) {
        return false;
    }
    const auto table = trimmed(bytes.substr(static_cast<std::size_t>(place), 64));
    const auto object = table.find(" obj");
    return table.starts_with("xref") || (object != nowhere && std::ranges::all_of(table.substr(0, object), [](char c) {
                                             return c == ' ' || (c >= '0' && c <= '9');
                                         }));
}

std::size_t end_of_pdf(std::string_view bytes) {
    for (auto next = bytes.find(pdf_start, 1); next != nowhere; next = bytes.find(pdf_start, next + 1)) {
        auto before = bytes.substr(0, next);
        before = before.substr(0, before.find_last_not_of(" \t\r\n") + 1);
        if (before.ends_with(pdf_end) && is_whole_pdf(before)) {
            return next;
        }
    }
    return nowhere;
}

std::size_t end_of(std::string_view bytes) {
    switch (kind_of(bytes)) {
        using enum Kind;
        case png:
            return end_of_png(bytes);
        case webp:
            return end_of_webp(bytes);
        case pdf:
            return end_of_pdf(bytes);
        case jpeg:
        case tiff:
        case heic:
        case avif:
        case jpx:
        case other:
            break;
    }
    return nowhere;
}

} // namespace

std::vector<std::string_view> joined_files(std::string_view bytes) {
    std::vector<std::string_view> files;
    for (auto end = end_of(bytes); end < bytes.size() && kind_of(bytes.substr(end)) != Kind::other; end = end_of(bytes)) {
        files.push_back(bytes.substr(0, end));
        bytes.remove_prefix(end);
    }
    files.push_back(bytes);
    return files;
}

} // namespace formradar::scan
