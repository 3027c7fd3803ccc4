// The marks by which files are known: https://www.garykessler.net/library/file_sigs.html and the formats' own specifications.
#include "scan/file_content.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "scan/bytes.hpp"
#include "scan/words.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_view_literals;

struct Mark {
    std::string_view start;
    FoundContent found;
};

constexpr std::array marks = {
    Mark{"BM"sv, {Content::picture_of_other_kind, Cause::picture_not_supported, "BMP", "PNG"}},
    Mark{"GIF8"sv, {Content::picture_of_other_kind, Cause::picture_not_supported, "GIF", "PNG"}},
    Mark{"\xFF\x0A"sv, {Content::picture_of_other_kind, Cause::picture_not_supported, "JPEG XL", "JPEG"}},
    Mark{"\0\0\0\x0CJXL "sv, {Content::picture_of_other_kind, Cause::picture_not_supported, "JPEG XL", "JPEG"}},
    Mark{"8BPS"sv, {Content::picture_of_other_kind, Cause::document_not_supported, "Photoshop", "PNG"}},
    Mark{"\x97JB2"sv, {Content::picture_of_other_kind, Cause::picture_not_supported, "JBIG2", "PNG"}},
    Mark{"AT&TFORM"sv, {Content::document_of_other_kind, Cause::document_not_supported, "DjVu", "PDF"}},
    Mark{"%!PS"sv, {Content::document_of_other_kind, Cause::document_not_supported, "PostScript", "PDF"}},
    Mark{"FUJIFILMCCD-RAW"sv, {Content::raw_picture, Cause::raw_picture}},
    Mark{"IIRO"sv, {Content::raw_picture, Cause::raw_picture}},
    Mark{"IIU\0"sv, {Content::raw_picture, Cause::raw_picture}},
    Mark{"{\\rtf"sv, {Content::office, Cause::rtf_document}},
    Mark{"Rar!"sv, {Content::archive, Cause::archive, "RAR"}},
    Mark{"7z\xBC\xAF"sv, {Content::archive, Cause::archive, "7z"}},
    Mark{"\x1F\x8B"sv, {Content::archive, Cause::archive, "gzip"}},
    Mark{"BZh"sv, {Content::archive, Cause::archive, "bzip2"}},
    Mark{"\xFD"
         "7zXZ"sv,
         {Content::archive, Cause::xz_archive}},
    Mark{"\x78\x9F\x3E\x22"sv, {Content::mail_with_attachments, Cause::mail_with_attachments}}, // winmail.dat of Outlook
    Mark{"\x28\xB5\x2F\xFD"sv, {Content::archive, Cause::archive, "zstd"}},
    Mark{"\0\x05\x16\x07"sv, {Content::notes_of_macos, Cause::notes_on_file}},
    Mark{"\0\0\0\1Bud1"sv, {Content::notes_of_macos, Cause::notes_on_folder}},
    Mark{"L\0\0\0\1\x14\2\0"sv, {Content::shortcut, Cause::windows_shortcut}},
    Mark{"SQLite format 3"sv, {Content::database, Cause::database}},
    Mark{"\x7F"
         "ELF"sv,
         {Content::program, Cause::program}},
    Mark{"MZ"sv, {Content::program, Cause::program}},
    Mark{"ID3"sv, {Content::sound, Cause::sound}},
    Mark{"OggS"sv, {Content::recording, Cause::recording}},
    Mark{"fLaC"sv, {Content::sound, Cause::sound}},
    Mark{"#!AMR"sv, {Content::sound, Cause::sound}},
    Mark{"\x1A\x45\xDF\xA3"sv, {Content::film, Cause::film}},
    Mark{"\0\0\1\xBA"sv, {Content::film, Cause::film}},
    Mark{"\0\0\1\xB3"sv, {Content::film, Cause::film}},
    Mark{"FLV\1"sv, {Content::film, Cause::film}},
    Mark{"\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, {Content::recording, Cause::recording}},
};

// The first box of the ISO base media format says what is in the file; old films have no such box.
FoundContent media_of(std::string_view bytes) {
    const auto box = bytes.substr(std::min<std::size_t>(4, bytes.size()), 4);
    const auto brand = bytes.substr(std::min<std::size_t>(8, bytes.size()), 4);
    constexpr std::array old_films = {"moov", "mdat", "wide", "free", "skip", "pnot"};
    if (bytes.size() >= 12 && box == "ftyp") {
        if (brand == "crx ") {
            return {Content::raw_picture, Cause::raw_picture};
        }
        return brand == "M4A " || brand == "M4B " ? FoundContent{Content::sound, Cause::sound}
                                                  : FoundContent{Content::film, Cause::film};
    }
    if (bytes.size() >= 12 && std::ranges::find(old_films, box) != old_films.end()) {
        return {Content::film, Cause::film};
    }
    if (bytes.starts_with("RIFF")) {
        return brand == "AVI " ? FoundContent{Content::film, Cause::film} : FoundContent{Content::sound, Cause::sound};
    }
    return {};
}

FoundContent zip_of(std::string_view bytes) {
    if (contains(bytes, "word/document")) {
        return {Content::office, Cause::word_document};
    }
    if (contains(bytes, "xl/workbook")) {
        return {Content::office, Cause::excel_workbook};
    }
    if (contains(bytes, "ppt/presentation")) {
        return {Content::office, Cause::powerpoint};
    }
    if (contains(bytes, "mimetypeapplication/vnd.oasis.opendocument")) {
        return {Content::office, Cause::libreoffice_document};
    }
    if (contains(bytes, "Index/Document.iwa") || contains(bytes, "Index/Tables/")) {
        return {Content::office, Cause::iwork_document};
    }
    if (contains(bytes, "FixedDocSeq") || contains(bytes, "FixedDocumentSequence")) {
        return {Content::document_of_other_kind, Cause::xps_not_supported};
    }
    return {Content::zip, Cause::zip_archive};
}

// Word, Excel and Outlook before 2007, and what Windows writes beside pictures.
FoundContent old_office_of(std::string_view bytes) {
    if (contains(bytes, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv)) {
        return {Content::office, Cause::word_document};
    }
    if (contains(bytes, "W\0o\0r\0k\0b\0o\0o\0k\0"sv)) {
        return {Content::office, Cause::excel_workbook};
    }
    if (contains(bytes, "_\0_\0a\0t\0t\0a\0c\0h\0_\0v\0e\0r\0s\0i\0o\0n\0"sv)) {
        return {Content::mail_with_attachments, Cause::mail_with_attachments};
    }
    return {Content::office, Cause::office_or_mail};
}

bool is_mail(const std::string& start) {
    const bool heads = contains(start, "\nmime-version:") || start.starts_with("mime-version:") ||
                       contains(start, "\nreceived:") || start.starts_with("received:") || start.starts_with("return-path:");
    return heads && (contains(start, "\nfrom:") || start.starts_with("from:"));
}

// P1 to P7 and a blank: portable bit, grey and pixel maps.
bool is_pnm(std::string_view bytes) {
    return bytes.size() > 8 && bytes[0] == 'P' && bytes[1] >= '1' && bytes[1] <= '7' && (bytes[2] == '\n' || bytes[2] == ' ') &&
           (bytes[3] == '#' || (bytes[3] >= '0' && bytes[3] <= '9') || bytes.substr(3).starts_with("WIDTH"));
}

// A text large enough to hold a scan, that does hold pictures.
bool holds_pictures(std::string_view bytes, std::string_view sign) {
    constexpr std::size_t least = 60'000;
    return bytes.size() > least && contains(bytes, sign);
}

FoundContent text_of(std::string_view bytes) {
    const auto start = lower_case(trimmed(bytes.substr(0, 4096)));
    if (is_mail(start)) {
        const auto all = lower_case(bytes);
        const bool more = contains(all, "filename=") || contains(all, "filename*") || contains(all, "content-type: image/") ||
                          contains(all, "content-type: application/pdf");
        return more ? FoundContent{Content::mail_with_attachments, Cause::mail_with_attachments}
                    : FoundContent{Content::mail, Cause::mail};
    }
    if (contains(start, "adjustmentformatidentifier") || contains(start, "<x:xmpmeta")) {
        return {Content::edits_of_a_photo, Cause::photo_edits};
    }
    if (contains(start, "<svg")) {
        return {Content::picture_of_other_kind, Cause::svg_not_supported};
    }
    if (contains(start, "<html") || contains(start, "<!doctype html")) {
        if (holds_pictures(bytes, "data:image/")) {
            return {Content::document_of_other_kind, Cause::web_page_with_pictures};
        }
        return {Content::web_page, Cause::web_page};
    }
    return start.starts_with("<?xml") ? FoundContent{Content::xml, Cause::xml_file}
                                      : FoundContent{Content::text, Cause::text_file};
}

bool is_text(std::string_view bytes) {
    const auto start = bytes.substr(0, 4096);
    return std::ranges::all_of(start, [](char c) {
        return static_cast<unsigned char>(c) >= 32 || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\x1B';
    });
}

} // namespace

FoundContent content_of(std::string_view bytes) {
    if (bytes.empty()) {
        return {Content::empty, Cause::empty_file};
    }
    if (std::ranges::all_of(bytes, [](char c) { return c == 0; })) {
        return {Content::zeros, Cause::only_zeros};
    }
    if (bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6")) {
        return zip_of(bytes);
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        return old_office_of(bytes);
    }
    if (bytes.size() > 262 && bytes.substr(257).starts_with("ustar")) {
        return {Content::archive, Cause::archive, "tar"};
    }
    if (is_pnm(bytes)) {
        return {Content::picture_of_other_kind, Cause::picture_not_supported, "PNM", "PNG"};
    }
    if (bytes.starts_with("{\\rtf") && holds_pictures(bytes, "\\pict")) {
        return {Content::document_of_other_kind, Cause::rtf_with_pictures};
    }
    const auto* const mark = std::ranges::find_if(marks, [&](const Mark& m) { return bytes.starts_with(m.start); });
    if (mark != marks.end() && !(mark->start.size() == 2 && is_text(bytes))) {
        return mark->found;
    }
    if (const auto media = media_of(bytes); media.content != Content::unknown) {
        return media;
    }
    return is_text(bytes) ? text_of(bytes) : FoundContent{};
}

Reason reason_of(const FoundContent& found) {
    Reason reason{found.what};
    for (const auto part : {found.name, found.better}) {
        if (!part.empty()) {
            reason.parts.emplace_back(std::string(part));
        }
    }
    return reason;
}

} // namespace formradar::scan
