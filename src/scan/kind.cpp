// The marks by which files are known: https://www.garykessler.net/library/file_sigs.html and the formats' own specifications.
#include "scan/kind.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "formradar/core/text.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_view_literals;

struct Mark {
    std::string_view start;
    std::string_view name;
};

constexpr std::array other_marks = {
    Mark{"BM"sv, "a BMP picture, which is not supported; save it as PNG"},
    Mark{"GIF8"sv, "a GIF picture, which is not supported; save it as PNG"},
    Mark{"\0\0\0\x0CjP  "sv, "a JPEG 2000 picture, which is not supported; save it as JPEG"},
    Mark{"\xFF\x0A"sv, "a JPEG XL picture, which is not supported; save it as JPEG"},
    Mark{"\0\0\0\x0CJXL "sv, "a JPEG XL picture, which is not supported; save it as JPEG"},
    Mark{"8BPS"sv, "a Photoshop document, which is not supported; save it as PNG"},
    Mark{"%!PS"sv, "not a picture: a PostScript document"},
    Mark{"{\\rtf"sv, "not a picture: a Word (RTF) document"},
    Mark{"Rar!"sv, "not a picture: a RAR archive; unpack it first"},
    Mark{"7z\xBC\xAF"sv, "not a picture: a 7z archive; unpack it first"},
    Mark{"\x1F\x8B"sv, "not a picture: a gzip archive; unpack it first"},
    Mark{"BZh"sv, "not a picture: a bzip2 archive; unpack it first"},
    Mark{"\xFD"
         "7zXZ"sv,
         "not a picture: an xz archive; unpack it first"},
    Mark{"SQLite format 3"sv, "not a picture: a database"},
    Mark{"\x7F"
         "ELF"sv,
         "not a picture: a program"},
    Mark{"MZ"sv, "not a picture: a program"},
    Mark{"ID3"sv, "not a picture: a sound recording"},
    Mark{"OggS"sv, "not a picture: a sound or video recording"},
    Mark{"fLaC"sv, "not a picture: a sound recording"},
    Mark{"\x1A\x45\xDF\xA3"sv, "not a picture: a video"},
    Mark{"\0\0\1\xBA"sv, "not a picture: a video"},
};

bool contains(std::string_view bytes, std::string_view what) {
    return bytes.find(what) != std::string_view::npos;
}

// The brand in the first box of the ISO base media format: HEIC, AVIF and MP4 are all in it.
std::string_view brand_of(std::string_view bytes) {
    return bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp" ? bytes.substr(8, 4) : std::string_view();
}

// Office documents are ZIP archives; the names of their parts are in the archive's directory at the end.
std::string describe_zip(std::string_view bytes) {
    const auto has = [&](std::string_view part) { return contains(bytes, part); };
    if (has("word/document")) {
        return "not a picture: a Word document";
    }
    if (has("xl/workbook")) {
        return "not a picture: an Excel workbook";
    }
    if (has("ppt/presentation")) {
        return "not a picture: a PowerPoint presentation";
    }
    if (has("mimetypeapplication/vnd.oasis.opendocument")) {
        return "not a picture: a LibreOffice document";
    }
    return "not a picture: a ZIP archive; unpack it first";
}

std::string describe_old_office(std::string_view bytes) {
    if (contains(bytes, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv)) {
        return "not a picture: a Word document";
    }
    if (contains(bytes, "W\0o\0r\0k\0b\0o\0o\0k\0"sv)) {
        return "not a picture: an Excel workbook";
    }
    return "not a picture: an Office document or an e-mail message";
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::string describe_text(std::string_view bytes) {
    const auto start = lower(trimmed(bytes.substr(0, 1024)));
    if (contains(start, "<svg")) {
        return "an SVG drawing, which is not supported; save it as PNG";
    }
    if (contains(start, "<html") || contains(start, "<!doctype html")) {
        return "not a picture: a web page (HTML)";
    }
    if (start.starts_with("<?xml")) {
        return "not a picture: an XML file";
    }
    return "not a picture: a text file";
}

bool is_text(std::string_view bytes) {
    const auto start = bytes.substr(0, 4096);
    const auto printable = [](char c) {
        return static_cast<unsigned char>(c) >= 32 || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    };
    return std::ranges::all_of(start, printable);
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
        case webp:
            return "WebP";
        case other:
            break;
    }
    return "other";
}

std::string describe_other(std::string_view bytes) {
    if (bytes.empty()) {
        return "an empty file";
    }
    if (std::ranges::all_of(bytes, [](char c) { return c == 0; })) {
        return "not a picture: the file holds only zeros, as if its copying was cut short";
    }
    if (bytes.starts_with("PK\3\4")) {
        return describe_zip(bytes);
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        return describe_old_office(bytes);
    }
    const auto* const mark = std::ranges::find_if(other_marks, [&](const Mark& m) { return bytes.starts_with(m.start); });
    if (mark != other_marks.end() && !(mark->start.size() == 2 && is_text(bytes))) {
        return std::string(mark->name);
    }
    if (bytes.starts_with("RIFF") || !brand_of(bytes).empty()) {
        return "not a picture: a sound or video recording";
    }
    return is_text(bytes) ? describe_text(bytes) : "not a picture of a kind that is known";
}

} // namespace formradar::scan
