// Ends of files as their formats have them: PNG third edition 5.3, RIFF, ISO 32000-1 7.5.5, ISO/IEC 14496-12 4.2.
#include "scan/joined.hpp"

#include <algorithm>
#include <cstddef>

#include "formradar/core/text.hpp"
#include "scan/bytes.hpp"
#include "scan/jpeg_several.hpp"
#include "scan/next_file.hpp"
#include "scan/tiff_end.hpp"

namespace formradar::scan {
namespace {

constexpr auto nowhere = std::string_view::npos;
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

// Behind the first end that another file follows.
std::size_t end_of_pdf(std::string_view bytes) {
    for (auto at = bytes.find(pdf_end); at != nowhere; at = bytes.find(pdf_end, at + 1)) {
        const auto end = at + pdf_end.size();
        const auto next = std::min(bytes.find_first_not_of(" \t\r\n", end), bytes.size());
        const auto kind = kind_of(bytes.substr(next, 16));
        if (kind != Kind::other && (kind != Kind::pdf || bytes.substr(next).starts_with("%PDF-")) &&
            is_whole_pdf(bytes.substr(0, end))) {
            return end;
        }
    }
    return nowhere;
}

// Boxes one behind the other, up to the one that only stands at the start of a file or to what is no box.
std::size_t end_of_boxes(std::string_view bytes, std::string_view first_box) {
    std::size_t at = 0;
    constexpr std::size_t shortest = 8; // of a box: its length and its name
    while (bytes.size() - at >= shortest) {
        const auto said = number_at(bytes, at, 4);
        const auto length = said == 1 ? number_at(bytes, at + 8, 8) : said;
        if (said == 0 && number_at(bytes, at + 4, 4) != 0) { // to the end of all
            return nowhere;
        }
        if ((at > 0 && bytes.substr(at + 4, 4) == first_box) || length < shortest || length > bytes.size() - at) {
            break;
        }
        at += static_cast<std::size_t>(length);
    }
    return at > 0 ? at : nowhere;
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
            return end_of_jpeg(bytes);
        case tiff:
            return end_of_tiff(bytes);
        case heic:
        case avif:
            return end_of_boxes(bytes, "ftyp");
        case jpx:
            return end_of_boxes(bytes, "jP  ");
        case other:
            break;
    }
    return nowhere;
}

// Behind a TIFF file and behind boxes only what follows at once: what their directories do not speak of may yet be theirs.
std::size_t next_of(std::string_view bytes) {
    const auto end = end_of(bytes);
    if (end >= bytes.size()) {
        return nowhere;
    }
    const auto next = next_file(bytes, end);
    const auto kind = kind_of(bytes);
    const bool at_once = kind == Kind::tiff || kind == Kind::heic || kind == Kind::avif || kind == Kind::jpx;
    return at_once && next > bytes.find_first_not_of(std::string_view(" \t\r\n\0", 5), end) ? nowhere : next;
}

} // namespace

std::vector<std::string_view> joined_files(std::string_view bytes) {
    std::vector<std::string_view> files;
    for (auto next = next_of(bytes); next != nowhere; next = next_of(bytes)) {
        files.push_back(bytes.substr(0, next));
        bytes.remove_prefix(next);
    }
    files.push_back(bytes);
    return files;
}

} // namespace formradar::scan
