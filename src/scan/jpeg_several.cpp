// Markers of JPEG data (ITU-T T.81, annex B) and the index of multi-picture files (CIPA DC-007).
#include "scan/jpeg_several.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <set>

#include "scan/bytes.hpp"
#include "scan/jpeg_data.hpp"
#include "scan/next_file.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_pictures = 10'000; // more than the pages of a file that are tried, which says so

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

// Where another picture begins within the first bytes.
std::size_t start_within(std::string_view bytes, std::size_t length) {
    constexpr auto start = "\xFF\xD8\xFF"sv;
    const auto within = bytes.substr(0, length + start.size() - 1);
    auto at = within.find(start);
    while (at != std::string_view::npos && !size_in_jpeg(bytes.substr(at))) {
        at = within.find(start, at + 1);
    }
    return at;
}

struct Parts {
    std::size_t end = std::string_view::npos; // behind the end marker, or nowhere
    std::vector<std::string_view> notes;      // application segments
};

Parts parts_of(std::string_view picture) {
    constexpr unsigned end_of_picture = 0xD9;
    constexpr unsigned start_of_data = 0xDA;
    constexpr unsigned start_of_picture = 0xD8;
    constexpr unsigned temporary = 0x01;
    Parts parts;
    std::size_t at = 2;
    bool in_data = false;
    while ((at = next_marker(picture, at)) != std::string_view::npos) {
        const auto code = static_cast<unsigned char>(picture[at + 1]);
        if (code == end_of_picture) {
            parts.end = at + 2;
            return parts;
        }
        if (code == start_of_picture && size_in_jpeg(picture.substr(at))) { // this one was cut short before the next
            parts.end = at;
            return parts;
        }
        const auto length = number_at(picture, at + 2, 2);
        const bool is_note = code >= 0xE0 && code <= 0xEF;
        // Only notes of a header hold pictures, small ones of this; what leads over another is no segment but damage.
        const auto over =
            (is_note && !in_data) || length < 2 ? std::string_view::npos : start_within(picture.substr(at), 2 + length);
        if (over != std::string_view::npos) {
            parts.end = at + over;
            return parts;
        }
        if (is_note) {
            parts.notes.push_back(picture.substr(std::min(at + 4, picture.size()), length < 2 ? 0 : length - 2));
        }
        // Those have no length: in damaged data they would lead over the end, and over the next picture.
        const bool alone = code == start_of_picture || code == temporary;
        in_data = in_data || code == start_of_data;
        at += code == start_of_data || alone || length < 2 ? 2 : 2 + length;
    }
    return parts;
}

// Where further pictures start as the index in one has them, from the start of the file.
std::vector<std::size_t> places_in_index(std::string_view bytes, const Parts& picture) {
    constexpr std::size_t entries_tag = 0xB002;
    constexpr std::size_t entry = 16;
    std::vector<std::size_t> places;
    for (const auto note : picture.notes) {
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
                if (place < bytes.size() && starts_picture(bytes.substr(place))) {
                    places.push_back(place);
                }
            }
        }
    }
    return places;
}

// Its own notes say that it belongs to the picture before it. Photos that have such help speak of it in the same words, but list
// it, and have no numbers to apply it by: https://developer.android.com/media/platform/hdr-image-format, ISO 21496-1 (C.2).
bool only_helps(const Parts& parts) {
    constexpr std::array signs = {"hdrgm:GainMapMax"sv, "hdrgm:HDRCapacityMax"sv, "HDRGainMap"sv,          "hdrgainmap"sv,
                                  "aux:depth"sv,        "aux:disparity"sv,        "aux:portraiteffects"sv, "aux:semantic"sv};
    constexpr auto iso = "urn:iso:std:iso:ts:21496"sv;
    constexpr std::size_t longest_without_numbers = 40; // its name and two versions
    const auto any = [&](const auto& holds) { return std::ranges::any_of(parts.notes, holds); };
    if (any([](std::string_view note) { return contains(note, "Container:Directory"); })) {
        return false;
    }
    return any([&](std::string_view note) {
        return (note.starts_with(iso) && note.size() > longest_without_numbers) ||
               std::ranges::any_of(signs, [&](std::string_view sign) { return contains(note, sign); });
    });
}

struct Pictures {
    std::vector<std::string_view> all;
    std::size_t end = std::string_view::npos;
};

// The nearest of what follows and of what an index has.
std::size_t next_start(std::string_view bytes, std::size_t at, const std::set<std::size_t>& places) {
    const auto listed = places.lower_bound(at);
    return std::min(next_file(bytes, at), listed == places.end() ? std::string_view::npos : *listed);
}

Pictures found_in(std::string_view bytes) {
    Pictures found;
    std::set<std::size_t> places;
    for (std::size_t start = 0;
         start < bytes.size() && starts_picture(bytes.substr(start)) && found.all.size() < most_pictures;) {
        const auto parts = parts_of(bytes.substr(start));
        if (start == 0 || !only_helps(parts)) {
            found.all.push_back(start == 0 ? bytes : bytes.substr(start, parts.end));
        }
        const auto further = places_in_index(bytes, parts);
        places.insert(further.begin(), further.end());
        found.end = parts.end == std::string_view::npos ? parts.end : start + parts.end;
        start = found.end == std::string_view::npos ? found.end : next_start(bytes, found.end, places);
    }
    return found;
}

} // namespace

std::vector<std::string_view> pictures_in_jpeg(std::string_view bytes) {
    return found_in(bytes).all;
}

std::size_t end_of_jpeg(std::string_view bytes) {
    return found_in(bytes).end;
}

} // namespace formradar::scan
