// First what the content says, then the name: both have tables, and each kind one row of words.
#include "scan/other_file.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "formradar/core/causes.hpp"
#include "scan/file_content.hpp"
#include "scan/file_names.hpp"
#include "scan/words.hpp"
#include "scan/zip_entries.hpp"

namespace formradar::scan {
namespace {

// What the name of something says whose content says nothing. Nothing where a picture may be damaged.
Cause cause_for(NameSays says) {
    switch (says) {
        case NameSays::film:
            return Cause::film;
        case NameSays::sound:
            return Cause::sound;
        case NameSays::edits_of_a_photo:
            return Cause::photo_edits;
        case NameSays::in_use:
            return Cause::open_file_notes;
        case NameSays::computers_notes:
            return Cause::computers_notes;
        case NameSays::text:
            return Cause::text_file;
        case NameSays::office:
            return Cause::office_document;
        case NameSays::program:
            return Cause::program;
        case NameSays::data:
            return Cause::programs_data;
        case NameSays::nothing:
        case NameSays::picture:
        case NameSays::in_a_cloud:
        case NameSays::unfinished_download:
            break;
    }
    return Cause::none;
}

Refusal no_scan(Reason what) {
    return {RefusalKind::no_scan, {Cause::no_picture, {within(std::move(what))}}};
}

Refusal to_be_looked_at(Reason reason) {
    return {RefusalKind::unreadable, std::move(reason)};
}

constexpr std::uint32_t least_scan = 12'000; // bytes: a sheet as a fax of 96 dpi has 12,494, as a JPEG of 96 dpi 60,000

struct Inside {
    int pictures = 0;
    int archives = 0;
    int documents = 0; // that may hold pictures
    int unnamed = 0;   // files whose names do not say what they are
};

// Of the document itself, made small: Office, LibreOffice and Pages lay one beside what it shows.
bool is_preview(std::string_view path) {
    const auto small = lower_case(path);
    return small.starts_with("docprops/") || small.starts_with("thumbnails/") || small.starts_with("preview");
}

Inside inside(std::string_view zip, std::uint32_t least_bytes) {
    constexpr std::array archives = {".zip", ".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".eml", ".msg"};
    Inside found;
    for (const auto& entry : zip_entries(zip).value_or(std::vector<ZipEntry>{})) {
        const auto slash = entry.name.rfind('/');
        const auto name = slash == std::string_view::npos ? entry.name : entry.name.substr(slash + 1);
        const auto ending = lower_case(name.substr(std::min(name.rfind('.'), name.size())));
        const bool is_picture = said_by(name) == NameSays::picture && ending != ".svg" && !is_preview(entry.name);
        found.pictures += is_picture && entry.size >= least_bytes ? 1 : 0;
        found.documents += said_by(name) == NameSays::office && entry.size >= least_scan ? 1 : 0;
        found.unnamed += said_by(name) == NameSays::nothing && ending.empty() && entry.size > 0 ? 1 : 0;
        found.archives += std::ranges::find(archives, ending) != archives.end() ? 1 : 0;
    }
    return found;
}

Reason counted(int count, Cause one, Cause several) {
    return count == 1 ? Reason{one} : Reason{several, {figure(count)}};
}

Refusal of_zip(std::string_view bytes) {
    if (!zip_entries(bytes)) {
        return to_be_looked_at({Cause::zip_cut_short});
    }
    const auto found = inside(bytes, 0);
    if (found.pictures > 0) {
        return to_be_looked_at(counted(found.pictures, Cause::zip_with_picture, Cause::zip_with_pictures));
    }
    if (found.unnamed > 0) {
        return to_be_looked_at(counted(found.unnamed, Cause::zip_with_file, Cause::zip_with_files));
    }
    if (found.documents > 0) {
        return to_be_looked_at(counted(found.documents, Cause::zip_with_document, Cause::zip_with_documents));
    }
    return found.archives > 0 ? to_be_looked_at(counted(found.archives, Cause::zip_with_archive, Cause::zip_with_archives))
                              : no_scan({Cause::zip_without_pictures});
}

// JPEG and PNG pictures of a file that has no list of what is in it.
int pictures_among(std::string_view bytes) {
    using namespace std::string_view_literals;
    constexpr std::size_t with_a_scan = 60'000; // bytes of the file: its frame alone takes 20,000
    int found = 0;
    for (const auto sign : {"\xFF\xD8\xFF\xE0"sv, "\xFF\xD8\xFF\xE1"sv, "\xFF\xD8\xFF\xDB"sv, "\x89PNG\r\n"sv}) {
        for (auto at = bytes.find(sign); bytes.size() >= with_a_scan && at != std::string_view::npos;
             at = bytes.find(sign, at + 1)) {
            ++found;
        }
    }
    return found;
}

Refusal of_office(std::string_view bytes, Reason document) {
    const auto pictures = bytes.starts_with("PK") ? inside(bytes, least_scan).pictures : pictures_among(bytes);
    if (pictures == 0) {
        return no_scan(std::move(document));
    }
    return to_be_looked_at(pictures == 1 ? Reason{Cause::with_picture_in_it, {within(std::move(document))}}
                                         : Reason{Cause::with_pictures_in_it, {within(std::move(document)), figure(pictures)}});
}

Refusal of_content(const FoundContent& found, std::string_view bytes) {
    switch (found.content) {
        using enum Content;
        case empty:
        case zeros:
        case picture_of_other_kind:
        case document_of_other_kind:
        case raw_picture:
        case mail_with_attachments:
            return to_be_looked_at(reason_of(found));
        case archive:
            return to_be_looked_at({Cause::unpack_first, {within(reason_of(found))}});
        case zip:
            return of_zip(bytes);
        case office:
            return of_office(bytes, reason_of(found));
        case unknown:
            return to_be_looked_at({Cause::unknown_kind});
        case film:
            return no_scan({Cause::live_photo_film});
        case mail:
        case edits_of_a_photo:
        case notes_of_macos:
        case shortcut:
        case web_page:
        case xml:
        case text:
        case sound:
        case recording:
        case database:
        case program:
            break;
    }
    return no_scan(reason_of(found));
}

} // namespace

bool is_unfinished_download(std::string_view name) {
    return said_by(name) == NameSays::unfinished_download;
}

Refusal refusal_of_other(std::string_view bytes, std::string_view name) {
    const auto says = said_by(name);
    if (says == NameSays::unfinished_download) {
        return {RefusalKind::no_scan, {Cause::not_complete_yet}};
    }
    if (says == NameSays::in_a_cloud) {
        return to_be_looked_at({Cause::in_icloud});
    }
    if (says == NameSays::in_use || says == NameSays::computers_notes) {
        return no_scan({cause_for(says)});
    }
    if (bytes.empty() && name.starts_with('.')) {
        return no_scan({Cause::computers_notes});
    }
    const auto found = content_of(bytes);
    auto refusal = of_content(found, bytes);
    const bool says_nothing =
        found.content == Content::unknown || found.content == Content::empty || found.content == Content::zeros;
    if ((says_nothing || (refusal.kind == RefusalKind::no_scan && says == NameSays::edits_of_a_photo)) &&
        cause_for(says) != Cause::none) {
        return no_scan({cause_for(says)});
    }
    if (refusal.kind == RefusalKind::no_scan && says == NameSays::picture) {
        return to_be_looked_at({Cause::called_a_picture, {within(reason_of(found))}});
    }
    return refusal;
}

} // namespace formradar::scan
