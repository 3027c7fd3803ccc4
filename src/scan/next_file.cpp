// Beginnings of files among other bytes.
#include "scan/next_file.hpp"

#include "scan/bytes.hpp"
#include "scan/file_content.hpp"
#include "scan/jpeg_data.hpp"
#include "scan/kind.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view pdf_start = "%PDF-";

bool is_film_or_sound(std::string_view bytes) {
    constexpr std::size_t near = 64; // some phones write a name before a film
    const auto content = content_of(bytes).content;
    return content == Content::film || content == Content::sound || content == Content::recording ||
           contains(bytes.substr(0, near), "ftyp");
}

// At the byte that one of them begins with.
bool starts_file(std::string_view bytes) {
    switch (bytes.front()) {
        case '\xFF':
            return size_in_jpeg(bytes).has_value();
        case '%':
            return bytes.starts_with(pdf_start);
        case '\x89':
            return bytes.starts_with("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"sv);
        default:
            return false;
    }
}

} // namespace

std::size_t next_file(std::string_view bytes, std::size_t at) {
    constexpr std::size_t zeros = 3; // that a box's length begins with are its own, and not there to fill up
    const auto behind = bytes.find_first_not_of(" \t\r\n\0"sv, at);
    if (behind == std::string_view::npos) {
        return behind;
    }
    auto start = behind;
    while (start > at && behind - start < zeros && bytes[start - 1] == '\0') {
        --start;
    }
    for (; start <= behind; ++start) {
        const auto kind = kind_of(bytes.substr(start));
        if (kind != Kind::other && (kind != Kind::pdf || bytes.substr(start).starts_with(pdf_start))) {
            return start;
        }
        if (is_film_or_sound(bytes.substr(start))) {
            return std::string_view::npos;
        }
    }
    // In one go, and no further than the next one: a file may hold thousands.
    for (auto next = behind; next < bytes.size(); ++next) {
        if (starts_file(bytes.substr(next))) {
            return next;
        }
    }
    return std::string_view::npos;
}

} // namespace formradar::scan
