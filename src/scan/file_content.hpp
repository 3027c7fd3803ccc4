// What is in a file that is no picture we decode, by its first bytes and what else is typical of its kind.
#pragma once

#include <string_view>

namespace formradar::scan {

enum class Content {
    empty,
    zeros,
    picture_of_other_kind,
    document_of_other_kind,
    raw_picture,
    archive,
    zip,
    office,
    mail,
    mail_with_attachments,
    edits_of_a_photo,
    notes_of_macos,
    shortcut,
    web_page,
    xml,
    text,
    film,
    sound,
    recording, // film or sound
    database,
    program,
    unknown,
};

struct FoundContent {
    Content content = Content::unknown;
    std::string_view words; // what it is, for people
};

[[nodiscard]] FoundContent content_of(std::string_view bytes);

} // namespace formradar::scan
