// Whether a file ends where files of its kind end: the last marker, chunk, box or directory is looked for.
#include "formradar/scan/cut_short.hpp"

#include <algorithm>
#include <cstdint>

#include "scan/bytes.hpp"
#include "scan/kind.hpp"
#include "scan/zip_entries.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_view_literals;

constexpr int most_directories = 10'000;  // of a TIFF file that is followed: one may lead back to another
constexpr std::size_t tail_length = 2048; // what programs add behind the end is shorter, mostly

std::string_view tail_of(std::string_view bytes) {
    return bytes.substr(bytes.size() - std::min(bytes.size(), tail_length));
}

// Boxes one behind the other, as HEIC, AVIF and JPEG 2000 files have them: the last one ends with the file.
bool boxes_run_over(std::string_view bytes) {
    std::uint64_t at = 0;
    while (at < bytes.size()) {
        if (bytes.size() - at < 8) {
            return true;
        }
        const auto said = number_at(bytes, at, 4);
        const auto length = said == 1 ? number_at(bytes, at + 8, 8) : said;
        if (said == 0) {
            return false; // to the end of the file, wherever that is
        }
        if (length < 8 || length > bytes.size() - at) {
            return true;
        }
        at += length;
    }
    return false;
}

// The chain of directories leads out of the file. Most programs write them last.
bool directories_run_over(std::string_view bytes) {
    const auto order = bytes.starts_with("II") ? ByteOrder::lower_first : ByteOrder::upper_first;
    const bool large = number_at(bytes, 2, 2, order) == 43;
    const std::size_t width = large ? 8 : 4;
    auto at = number_at(bytes, large ? 8 : 4, width, order);
    for (int directory = 0; at != 0 && directory < most_directories; ++directory) {
        const std::size_t head = large ? 8 : 2;
        const std::size_t entry = large ? 20 : 12;
        if (at >= bytes.size() || bytes.size() - at < head) {
            return true;
        }
        const auto next = at + head + number_at(bytes, at, head, order) * entry;
        if (next > bytes.size() || bytes.size() - next < width) {
            return true;
        }
        at = number_at(bytes, next, width, order);
    }
    return false;
}

} // namespace

bool looks_cut_short(std::string_view bytes) {
    const auto last = bytes.find_last_not_of('\0');
    if (last == std::string_view::npos) {
        return true; // empty, or room that was made for what is to come
    }
    const auto written = bytes.substr(0, last + 1);
    switch (kind_of(bytes)) {
        using enum Kind;
        case jpeg:
            return !contains(tail_of(written), "\xFF\xD9"sv);
        case png:
            return !contains(tail_of(bytes), "IEND"sv);
        case tiff:
            return directories_run_over(bytes);
        case pdf:
            return !contains(tail_of(written), "%%EOF"sv);
        case heic:
        case avif:
            return boxes_run_over(bytes);
        case jpx:
            return !contains(tail_of(written), "\xFF\xD9"sv);
        case webp:
            return number_at(bytes, 4, 4, ByteOrder::lower_first) + 8 > bytes.size();
        case other:
            break;
    }
    return bytes.starts_with("PK\3\4"sv) && !zip_entries(bytes);
}

} // namespace formradar::scan
