// Zeros, markers and segments in JPEG data (ITU-T T.81, B.1.1).
#include "scan/jpeg_data.hpp"

#include <algorithm>

#include "scan/bytes.hpp"

namespace formradar::scan {

std::string_view without_zeros_at_end(std::string_view bytes) {
    constexpr std::size_t most_that_pictures_end_with = 32;
    const auto last = bytes.find_last_not_of('\0');
    const std::size_t length = last == std::string_view::npos ? 0 : last + 1;
    return bytes.size() - length > most_that_pictures_end_with ? bytes.substr(0, length) : bytes;
}

std::size_t data_before_marker(std::string_view bytes) {
    const auto is_marker = [&](std::size_t at) {
        return bytes[at] == '\xFF' && at + 1 < bytes.size() && bytes[at + 1] != '\0' && bytes[at + 1] != '\xFF';
    };
    std::size_t count = 0;
    for (std::size_t at = 0; at < bytes.size() && !is_marker(at); ++at) {
        count += bytes[at] != '\0' && bytes[at] != '\xFF' ? 1 : 0;
    }
    return count;
}

std::optional<JpegSize> size_in_jpeg(std::string_view bytes) {
    constexpr unsigned start_of_data = 0xDA;
    constexpr int most_segments = 1'000; // notes of several parts have 255 each at most
    std::optional<JpegSize> size;
    if (!bytes.starts_with("\xFF\xD8\xFF")) {
        return std::nullopt;
    }
    int segments = 0;
    for (std::size_t at = 2; at + 4 <= bytes.size() && bytes[at] == '\xFF' && segments < most_segments; ++segments) {
        const auto code = static_cast<unsigned char>(bytes[at + 1]);
        const auto length = static_cast<std::size_t>(number_at(bytes, at + 2, 2));
        if (code == 0xFF) { // to fill up
            ++at;
            continue;
        }
        if (code == start_of_data) {
            return size;
        }
        if (code < 0xC0 || (code >= 0xD0 && code <= 0xD9) || length < 2) {
            break;
        }
        if (code < 0xD0 && code != 0xC4 && code != 0xC8 && code != 0xCC) { // a frame; the others are tables
            size = {.width = number_at(bytes, at + 7, 2), .height = number_at(bytes, at + 5, 2)};
        }
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace formradar::scan
