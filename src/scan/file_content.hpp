// What is in a file that is no picture we decode, by its first bytes and what else is typical of its kind.
#pragma once

#include <string_view>

#include "formradar/core/reason.hpp"

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
    Cause what{};              // for people
    std::string_view name{};   // of its format, where the cause speaks of one
    std::string_view better{}; // a format to save it in, likewise
};

// What it is, with the formats it speaks of.
[[nodiscard]] Reason reason_of(const FoundContent&);

[[nodiscard]] FoundContent content_of(std::string_view bytes);

} // namespace formradar::scan
