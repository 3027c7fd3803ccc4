// What people decided about doubts: the rows of decisions.csv.
//
//   sheet,page,statement,old,new,who,when,why,source,page_in_file
//   A7F,1,3,multiple,4,Anna,2026-11-23,"asked her",,           statement 3 is a 4; "empty" says that none was given
//   A7F,1,group,unclear,mbo,Anna,2026-11-23,,,                 the group's name, or "empty"
//   ,,sheet,,A7F-1,Anna,2026-11-23,,scans/0007.jpg,1           a page without identity: sheet A7F, page 1
//   ,,page,,read,Anna,2026-11-23,,scans/0009.jpg,1             a page in doubt as a whole may be counted as it was read;
//   ,,page,,ignore,Anna,2026-11-23,,scans/0010.jpg,1           or is left out ("test print")
//   A7F,,page,,both,Anna,2026-11-23,,,                         the scans in conflict are of copies: each is a person's own;
//   *,,page,,both,Anna,2026-11-23,,,                           the same for every sheet that looks copied
//   A7F,2,page,,copy 2,Anna,2026-11-23,,scans/0012.jpg,1       which copy a page belongs to, where the form has several pages
//
//   ,,sheet,,A7F-1,Anna,2026-11-23,,scans/0011.jpg,1#2         of several sheets in one picture the second
//
// Columns go by their names, in any order; only `statement` and `new`, and `sheet` or `source`, must be there. Any encoding, any
// separator, the words of any language (see rows.hpp, table_text.hpp and form/decision_words.hpp).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/reason.hpp"

namespace formradar::record {

// What a new decisions.csv starts with (and ends: it has no newline).
inline constexpr std::string_view decisions_header = "sheet,page,statement,old,new,who,when,why,source,page_in_file";

inline constexpr std::string_view every_sheet = "*"; // in place of a sheet's id

// What a decision is about.
enum class Subject { statement, group, sheet, page };

// What is decided.
enum class Ruling {
    value,          // a statement's score, a group's name, a sheet's id and page
    empty,          // of a statement or group: none was given
    not_applicable, // of a statement: the answer that is no score
    read,           // of a page, as all that follow: counts as it was read
    ignore,         // left out
    both,           // it and its conflicts count, each as a sheet of its own
    copy,           // it is of this copy of the sheet
};

// A row that could be understood.
struct Decision {
    std::size_t line = 0;                // of the file, the header being 1
    std::string sheet;                   // empty when the row names a source only
    std::optional<int> page;             // these three where they are given
    std::string source;                  // empty when the row names a sheet only
    std::optional<int> page_in_file;     // from 1
    std::optional<int> sheet_in_picture; // written behind the page: 1#2
    Subject subject = Subject::statement;
    int statement = 0; // 1..60 for Subject::statement
    std::string old;   // what the program made of it: for people, not compared
    Ruling ruling = Ruling::value;
    int number = 0;    // of a statement's score, or of a copy
    std::string value; // "new" as it was written
    std::string who;
    std::string when;
    std::string why;
    bool operator==(const Decision&) const = default;
};

// What is wrong with a row.
struct RowMistake {
    std::size_t line = 0; // of the file, the header being 1
    Reason why;           // one sentence
    bool operator==(const RowMistake&) const = default;
};

// All rows of the file.
struct Decisions {
    std::vector<Decision> rows;
    std::vector<RowMistake> mistakes; // rows that could not be understood; the others hold
    bool operator==(const Decisions&) const = default;
};

// Never throws: whatever is wrong is in `mistakes`. An empty text is no decisions.
[[nodiscard]] Decisions parse_decisions(std::string_view bytes);

} // namespace formradar::record
