// Markers of JPEG data (ITU-T T.81, annex B) and the index of multi-picture files (CIPA DC-007).
#include "scan/jpeg_several.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "scan/bytes.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_pictures = 1000;

bool starts_picture(std::string_view bytes) {
    return bytes.starts_with("\xFF\xD8\xFF"sv);
}

// Where the next marker starts that is none of those within data.
std::size_t next_marker(std::string_view bytes, std::size_t at) {
    while ((at = bytes.find('\xFF', at)) != std::string_view::npos && at + 1 < bytes.size()) {
        const auto code = static_cast<unsigned char>(bytes[at + 1]);
        if (code != 0 && code != 0xFF && (code < 0xD0 || code > 0xD7)) {
            return at;
        }
        ++at;
    }
    return std::string_view::npos;
}

struct Parts {
    std::size_t end = std::string_view::npos; // behind the end marker, or nowhere
    std::vector<std::string_view> notes;      // application segments
};

Parts parts_of(std::string_view picture) {
    constexpr unsigned end_of_picture = 0xD9;
    constexpr unsigned start_of_data = 0xDA;
    Parts parts;
    std::size_t at = 2;
    while ((at = next_marker(picture, at)) != std::string_view::npos) {
        const auto code = static_cast<unsigned char>(picture[at + 1]);
        if (code == end_of_picture) {
            parts.end = at + 2;
            return parts;
        }
        const auto length = number_at(picture, at + 2, 2);
        if (code >= 0xE0 && code <= 0xEF) {
            parts.notes.push_back(picture.substr(std::min(at + 4, picture.size()), length < 2 ? 0 : length - 2));
        }
        at += code == start_of_data || length < 2 ? 2 : 2 + length;
    }
    return parts;
}

// Offsets of pictures as the index in the first one has them, from the start of the file.
std::vector<std::size_t> offsets_in_index(std::string_view bytes, const Parts& first) {
    constexpr std::size_t entries_tag = 0xB002;
    constexpr std::size_t entry = 16;
    std::vector<std::size_t> offsets;
    for (const auto note : first.notes) {
        if (!note.starts_with("MPF\0"sv)) {
            continue;
        }
        const auto index = note.substr(4); // offsets count from here
        const auto order = index.starts_with("II") ? ByteOrder::lower_first : ByteOrder::upper_first;
        const auto number = [&](std::size_t at, std::size_t length) { return number_at(index, at, length, order); };
        const auto directory = number(4, 4);
        for (std::size_t i = 0; i < std::min<std::size_t>(number(directory, 2), 32); ++i) {
            const auto field = directory + 2 + 12 * i;
            if (number(field, 2) != entries_tag) {
                continue;
            }
            const auto count = std::min(number(field + 4, 4) / entry, most_pictures);
            for (std::size_t k = 1; k < count; ++k) { // the first entry is the first picture
                const auto place =
                    static_cast<std::size_t>(index.data() - bytes.data()) + number(number(field + 8, 4) + entry * k + 8, 4);
                offsets.push_back(place);
            }
        }
    }
    return offsets;
}

// Its own notes say that it belongs to the picture before it.
bool only_helps(const Parts& parts) {
    constexpr std::array signs = {"hdrgm:"sv,        "HDRGainMap"sv,          "hdrgainmap"sv, "iso:ts:21496"sv, "aux:depth"sv,
                                  "aux:disparity"sv, "aux:portraiteffects"sv, "GDepth:"sv,    "aux:semantic"sv, "DepthMap"sv};
    return std::ranges::any_of(parts.notes, [&](std::string_view note) {
        return std::ranges::any_of(signs, [&](std::string_view sign) { return note.find(sign) != std::string_view::npos; });
    });
}

// Some fill up with zeros between pictures.
std::size_t behind_zeros(std::string_view bytes, std::size_t at) {
    return std::min(bytes.find_first_not_of('\0', at), bytes.size());
}

} // namespace

std::vector<std::string_view> pictures_in_jpeg(std::string_view bytes) {
    std::vector<std::string_view> pictures = {bytes};
    const auto first = parts_of(bytes);
    auto places = offsets_in_index(bytes, first);
    std::size_t at = first.end;
    while (at < bytes.size() && pictures.size() < most_pictures) {
        at = behind_zeros(bytes, at);
        const auto rest = bytes.substr(at);
        const auto listed = std::ranges::find_if(places, [&](std::size_t place) {
            return place >= at && starts_picture(bytes.substr(std::min(place, bytes.size())));
        });
        const auto start = starts_picture(rest) ? at : listed != places.end() ? *listed : bytes.size();
        if (start >= bytes.size()) {
            break;
        }
        const auto parts = parts_of(bytes.substr(start));
        if (!only_helps(parts)) {
            pictures.push_back(bytes.substr(start, parts.end));
        }
        at = parts.end == std::string_view::npos ? bytes.size() : start + parts.end;
    }
    return pictures;
}

} // namespace formradar::scan
