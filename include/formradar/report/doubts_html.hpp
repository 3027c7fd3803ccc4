// doubts.html: what waits for a person, with pictures, and the line for decisions.csv to copy. One file that opens anywhere.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "formradar/form/session.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/record/page_part.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::report {

// A piece of a page to look at, as PNG.
struct DoubtPicture {
    record::PagePart part;
    std::string png; // the file's bytes; empty: no picture
};

// A page and its pictures.
struct DoubtPage {
    record::Reading reading; // settled, with decisions applied
    std::vector<DoubtPicture> pictures;
};

// All pages of a session, and what else a person has to know.
struct DoubtsInput {
    const form::Session* session = nullptr;                 // null: pages of no known session
    std::vector<DoubtPage> pages;                           // pages of which nothing waits are passed over
    std::vector<record::RowMistake> unapplied;              // decisions that could not be understood or applied
    std::vector<std::string> notes;                         // further things to know, e.g. missing pages; one sentence each
    std::vector<form::Sheet> not_back;                      // sheets that were not found: what a page without a code may be
    std::function<std::string(const std::string&)> name_of; // what decisions.csv calls a scan; none: as the reading does
    int part = 1;                                           // of the doubts, when they are in several files:
    std::vector<std::string> parts;                         // their names, in order; empty: this one file
    std::string language = "en";                            // of pages of no known session; else the form's
};

// In the language of the form, where it is known. Sorted by sheet, then source. Everything that came from outside is escaped.
[[nodiscard]] std::string draw_doubts(const DoubtsInput&);

// Whether this page waits for a person: doubt, conflict, or a single score or group that waits on a page that counts.
[[nodiscard]] bool needs_person(const record::Reading&);

} // namespace formradar::report
