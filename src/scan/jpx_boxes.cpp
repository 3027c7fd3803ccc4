// The boxes of a JPEG 2000 file (ITU-T T.800, annex I).
#include "scan/jpx_boxes.hpp"

#include <cstdint>
#include <optional>

#include "scan/bytes.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_view_literals;

struct Box {
    std::string_view name;
    std::string_view body;
};

// The next box, taken off the front of `bytes`; nothing at their end.
std::optional<Box> next_box(std::string_view& bytes) {
    constexpr std::size_t short_frame = 8;
    constexpr std::size_t long_frame = 16;
    if (bytes.size() < short_frame) {
        return std::nullopt;
    }
    const auto said = number_at(bytes, 0, 4);
    const auto frame = said == 1 ? long_frame : short_frame;
    const auto length = said == 0 ? bytes.size() : said == 1 ? number_at(bytes, short_frame, 8) : said;
    const auto name = bytes.substr(4, 4);
    if (length < frame || bytes.size() < frame) {
        return std::nullopt;
    }
    const auto box = bytes.substr(0, length);
    bytes.remove_prefix(box.size());
    return Box{.name = name, .body = box.substr(frame)};
}

JpxSpace space_of(std::string_view colour) {
    constexpr std::uint64_t by_number = 1;
    if (number_at(colour, 0, 1) != by_number) {
        return JpxSpace::unknown; // a colour profile: the number of channels says enough
    }
    switch (number_at(colour, 3, 4)) { // ITU-T T.801, table M.25
        case 12:
            return JpxSpace::ink;
        case 16:
            return JpxSpace::colour;
        case 0:
        case 15:
        case 17:
            return JpxSpace::grey;
        case 1:
        case 3:
        case 4:
        case 18:
        case 24:
            return JpxSpace::brightness_and_colour;
        default:
            return JpxSpace::unknown;
    }
}

std::optional<int> opacity_in(std::string_view channels) {
    constexpr std::size_t entry = 6; // channel, type, what it belongs to
    for (std::size_t at = 2; at + entry <= channels.size(); at += entry) {
        const auto type = number_at(channels, at + 2, 2);
        if (type == 1 || type == 2) {
            return static_cast<int>(number_at(channels, at, 2));
        }
    }
    return std::nullopt;
}

} // namespace

bool is_jpx_file(std::string_view bytes) {
    return bytes.starts_with("\0\0\0\x0CjP  "sv);
}

bool is_jpx_stream(std::string_view bytes) {
    return bytes.starts_with("\xFF\x4F\xFF\x51"sv);
}

JpxNotes jpx_notes_of(std::string_view bytes) {
    JpxNotes notes;
    bool space_known = false;
    while (true) {
        const auto box = next_box(bytes);
        if (!box || box->name == "jp2c") {
            break;
        }
        auto inside = box->name == "jp2h" ? box->body : std::string_view();
        while (const auto part = next_box(inside)) {
            if (part->name == "colr" && !space_known) {
                notes.space = space_of(part->body);
                space_known = true;
            }
            notes.has_table = notes.has_table || part->name == "pclr";
            notes.opacity_channel = part->name == "cdef" ? opacity_in(part->body) : notes.opacity_channel;
        }
    }
    return notes;
}

} // namespace formradar::scan
