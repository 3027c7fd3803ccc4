// Why a page as a whole cannot be counted as it is: what the program decides by, and the words for it in one place.
#pragma once

#include <string>

#include "formradar/code/payload.hpp"

namespace formradar::read {

enum class PageReason {
    written_only,    // something is written on the sheet, and no box is marked
    code_lost,       // neither code could be read
    code_alone,      // the code was read, the page could not be measured
    wrong_check,     // not printed by the session that it names
    other_version,   // of the session's form
    unknown_sheet,   // not one of the session's
    unknown_page,    // more pages than the form has
    unknown_session, //
    outlines,        // too few of the boxes are where they should be
    residual,        // they lie too far off
    mirrored,        // a page seen as in a mirror
    shines_through,  // the front of it, seen from the back
    back_written,    // writing on the back
    pale_writing,    // something as pale as a pencil, on paper without print
    other_code,      // a code that is not ours
    black,           // all of the picture is dark
    nothing,         // is printed or written on it
    no_form,         // something else is on it
    cut_off,         // of a sheet beside another one too little is in sight
    beside_others,   // what was read shares its picture with sheets that could not be
    unnamed_beside,  // of a sheet beside another one neither the code nor enough marks are in sight
};

struct ReasonDetail {
    code::PageCode code{};
    double number = 0; // a share, mm, or the number of the form's pages
    std::string text{};
};

[[nodiscard]] std::string words_of(PageReason, const ReasonDetail& = {});

} // namespace formradar::read
