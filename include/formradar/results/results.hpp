// What a session's readings add up to: numbers only, no words and no drawing.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "formradar/form/session.hpp"
#include "formradar/record/reading.hpp"
#include "formradar/results/statistics.hpp"

namespace formradar::results {

// What became of one statement of one sheet.
enum class Cell {
    scored,
    empty,          // no score was given
    not_applicable, // the answer that is no score was
    waiting,        // for a person: not counted
    missing,        // the page it is on was not found
};

// The same with its score.
struct SheetCell {
    Cell kind = Cell::missing;
    int score = 0; // from 1 when scored, else 0
    bool operator==(const SheetCell&) const = default;
};

// One sheet.
struct SheetResult {
    std::string sheet; // its id ("A7F.2": a copy of it); in a photocopied session "000-1", "000-2", ... in the order of sources
    std::string group; // empty when not given or not certain
    std::vector<SheetCell> cells;   // one a statement
    int doubts = 0;                 // how many cells wait, and the group when it does
    bool group_waits = false;       // a person has to say which
    std::vector<std::string> scans; // the sources that count, in the order of pages, "path" or "path#page"
    bool operator==(const SheetResult&) const = default;
};

// n + empty + not_applicable + waiting + missing is the number of sheets.
struct StatementResult {
    std::string label;
    std::string text;
    Statistics scores;
    // Sheets, by Cell.
    int empty = 0;
    int not_applicable = 0;
    int waiting = 0;
    int missing = 0;
    bool operator==(const StatementResult&) const = default;
};

// One group, or several small ones put together.
struct GroupResult {
    std::vector<std::string> names;     // several when small groups were put together
    int sheets = 0;                     // in it
    int without_group = 0;              // of the sheets: they are one or two, and would follow from the total by themselves
    std::vector<Statistics> statements; // without values where somebody's scores could be worked out (results/disclosure.hpp)
    bool operator==(const GroupResult&) const = default;
};

// What became of the pages.
struct Tally {
    std::array<int, record::all_statuses.size()> pages{}; // by Status, in the order of all_statuses
    int found = 0;                                        // the sum of `pages`
    std::optional<int> sheets_printed; // nobody knows it of a photocopied session, and of one without paper there are none
    int pages_missing = 0;             // of sheets of which another page is there
    int unverified = 0;                // sheets that count though their check value could not be verified
    bool operator==(const Tally&) const = default;
};

// Scores that were read without doubt, looked at by a person.
struct Checked {
    int scores = 0; // looked at
    int right = 0;  // of them
    bool operator==(const Checked&) const = default;
};

// What becomes of groups in which somebody could be recognised.
enum class SmallGroups {
    merge,     // put together; left out when they are still too small
    leave_out, //
    show,      // each as it is
};

// A session added up.
struct Results {
    std::string session;
    std::string form_hash; // of form and layout, as the codes on the paper have it
    std::string title;
    std::string date; // YYYY-MM-DD
    form::Form form;
    form::Paper paper = form::Paper::a4;
    bool photocopy = false;          // every copy of one sheet counts
    std::vector<SheetResult> sheets; // by id
    std::vector<StatementResult> statements;
    std::vector<GroupResult> groups;               // those that may be shown, in the order of the form
    int unplaced = 0;                              // pages in doubt that may hold a score of any statement
    int groups_waiting = 0;                        // sheets whose group waits for a person
    int sheets_in_no_group = 0;                    // no group given, or in doubt; those in a group's `without_group` apart
    int sheets_not_shown = 0;                      // in groups that are too small to show
    SmallGroups small_groups = SmallGroups::merge; // what was done with them
    Tally tally;
    Checked checked;
    bool operator==(const Results&) const = default;

    [[nodiscard]] int waiting() const;                    // single scores that wait for a person
    [[nodiscard]] int pages(record::Status status) const; // of the tally
};

// How small groups are dealt with.
struct AddUpOptions {
    int smallest_group = 3; // fewer sheets, or fewer scores on a statement, and somebody could be recognised
    SmallGroups small_groups = SmallGroups::merge;
};

// `readings`: settled, with decisions applied: every page of every file found that belongs to this session or to none. Nothing
// that is in doubt is counted.
[[nodiscard]] Results add_up(std::span<const record::Reading> readings, const form::Session&, const AddUpOptions& = {});

// Statements (from 0) with at least one score, lowest mean first; and with at least two, least agreement first. Ties: the other
// measure, then the order of the form.
[[nodiscard]] std::vector<std::size_t> lowest_first(const Results&);
[[nodiscard]] std::vector<std::size_t> most_divided_first(const Results&);

} // namespace formradar::results
