// Every word that is printed of itself, on forms and in results, by language. Adding a language is adding one file to
// src/form/languages/: the build finds it there.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "formradar/form/decision_words.hpp"
#include "formradar/form/report_words.hpp"

namespace formradar::form {

// What is printed about piles of sheets: on the page on top of each, and on the list to tick off.
struct PileWords {
    std::string_view one_page; // "1 sheet: page {a} of this file."
    Plural sheets;             // "{n} sheets, pages {a} to {b} of this file."
    std::string_view known;
    std::string_view ask;
    std::string_view no_group;
    std::string_view handed_out;
    std::string_view back;
    std::string_view attendance;
    std::string_view attendance_lead;
    std::string_view no_form;
};

// Of one language.
struct Words {
    std::string_view language;
    std::string_view page; // "Page 1 of 2"
    std::string_view of;
    std::string_view group_head; // above the groups
    std::string_view preset;     // before the name of a group that is known already
    std::string_view mark;       // how to mark
    std::string_view correct;    // how to correct
    std::string_view remark;     // before the line for one, below a statement
    std::string_view privacy;    // what the code is for, and who sees what: one line
    std::array<std::string_view, 12> months;
    DecisionWords decisions;
    PileWords piles;
    ReportWords report;
};

[[nodiscard]] std::span<const Words* const> all_words();        // in the order of their codes
[[nodiscard]] std::string known_languages();                    // "en" or "nl", for messages
[[nodiscard]] const Words& words_of(std::string_view language); // throws Error for a language that is not there

[[nodiscard]] std::string page_of(const Words&, std::size_t page, std::size_t pages); // "Page 1 of 2"
// `iso` is YYYY-MM-DD: "3 June 2025". Any other text is returned as it is.
[[nodiscard]] std::string long_date(const Words&, std::string_view iso);

} // namespace formradar::form
