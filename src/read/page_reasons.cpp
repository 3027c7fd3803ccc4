// One sentence a reason: what was found, with its numbers, and what to do.
#include "read/page_reasons.hpp"

#include "formradar/core/text.hpp"

namespace formradar::read {

std::string words_of(PageReason reason, const ReasonDetail& detail) {
    const auto& [code, number, text] = detail;
    const auto session = std::string(code.session);
    switch (reason) {
        using enum PageReason;
        case written_only:
            return "no box is marked, but something is written on the sheet: read it, and decide \"read\", or \"ignore\"";
        case code_lost:
            return "neither of the page's codes could be read: the sheet has to be named by a person";
        case code_alone:
            return "the code " + readable(code) + " was read, but the page could not be measured: " + text;
        case wrong_check:
            return "the code names session " + session + ", but its check value is wrong: it was not printed by that session";
        case other_version:
            return "the code belongs to another version of the session's form";
        case unknown_sheet:
            return "sheet " + std::string(code.sheet) + " is not one of the sheets of session " + session;
        case unknown_page:
            return "the code names page " + std::to_string(code.page) + " of a form of " + fixed(number, 0) + " pages";
        case unknown_session:
            return "sheet " + readable(code) + " is of session " + session +
                   ", which is not known here: name its folder with --session";
        case outlines:
            return "only " + fixed(100 * number, 0) + " % of the boxes' outlines are where they should be";
        case residual:
            return "the boxes lie " + fixed(number, 2) + " mm from where they should be";
        case mirrored:
            return "the page is seen as in a mirror: scan it from its front";
        case shines_through:
            return "the back of a sheet: the print of its front shines through";
        case back_written:
            return "something is written on the back of a sheet: it stands with the handwriting of the results; "
                   "decide \"read\" to leave it there, \"ignore\" to take it out";
        case pale_writing:
            return "something pale is written on paper without print: it stands with the handwriting of the results; "
                   "decide \"read\" to leave it there, \"ignore\" to take it out";
        case other_code:
            return "another QR code is on it: \"" + text + "\"";
        case black:
            return "the picture is black";
        case nothing:
            return "nothing is printed or written on it";
        case no_form:
            return "no form was found on it: " + text;
        case cut_off:
            return "sheet " + readable(code) +
                   " is in the same picture as another one, but too little of it is in sight: " + "take a picture of it alone";
        case beside_others:
            return "another sheet, " + text +
                   ", is in the same picture and could not be read from it: take a picture of it alone";
        case unnamed_beside:
            return "marks of one more sheet are in the same picture, but too little of it is in sight: take a picture of it "
                   "alone";
    }
    return {};
}

} // namespace formradar::read
