// Zeros and markers in JPEG data (ITU-T T.81, B.1.1).
#include "scan/jpeg_data.hpp"

#include <algorithm>

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

} // namespace formradar::scan
