// The marks by which pictures are known: https://www.garykessler.net/library/file_sigs.html and the formats' own specifications.
#include "scan/kind.hpp"

#include <algorithm>
#include <array>

#include "scan/bytes.hpp"
#include "scan/jpx_boxes.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_view_literals;

// The brand in the first box of the ISO base media format: HEIC, AVIF and MP4 are all in it.
std::string_view brand_of(std::string_view bytes) {
    return bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp" ? bytes.substr(8, 4) : std::string_view();
}

} // namespace

Kind kind_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) {
        return Kind::jpeg;
    }
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) {
        return Kind::png;
    }
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) || bytes.starts_with("II+\0"sv) ||
        bytes.starts_with("MM\0+"sv)) {
        return Kind::tiff;
    }
    if (is_jpx_file(bytes) || is_jpx_stream(bytes)) {
        return Kind::jpx;
    }
    if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) {
        return Kind::webp;
    }
    const auto brand = brand_of(bytes);
    if (brand == "avif" || brand == "avis") {
        return Kind::avif;
    }
    constexpr std::array heic_brands = {"heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"};
    if (std::ranges::find(heic_brands, brand) != heic_brands.end()) {
        return contains(bytes.substr(0, 64), "avif") ? Kind::avif : Kind::heic;
    }
    // Some programs write a few lines before it; readers look for it in the first kilobyte.
    return contains(bytes.substr(0, 1024), "%PDF-") ? Kind::pdf : Kind::other;
}

std::string_view name_of(Kind kind) {
    switch (kind) {
        using enum Kind;
        case jpeg:
            return "JPEG";
        case png:
            return "PNG";
        case tiff:
            return "TIFF";
        case pdf:
            return "PDF";
        case heic:
            return "HEIC";
        case avif:
            return "AVIF";
        case jpx:
            return "JPEG 2000";
        case webp:
            return "WebP";
        case other:
            break;
    }
    return "other";
}

} // namespace formradar::scan
