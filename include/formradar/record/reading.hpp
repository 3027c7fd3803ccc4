// What the program made of one scanned page: a line of readings.jsonl.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/reason.hpp"

namespace formradar::record {

// What becomes of a page; README has a line for each.
enum class Status { read, doubt, duplicate, conflict, foreign, blank, unreadable, unused };
// What a person said of scans of one sheet that differ: whether they are of copies, each filled in by somebody else.
enum class Copies {
    unsaid,
    likely, // where they look it: said of a whole stack
    each,   // all of them
    told,   // and which copy each is
};

// What a row of boxes says.
enum class State { marked, empty, multiple, unclear, not_applicable }; // the last: the box for no score is marked
// Whom a page waits for that is not counted.
enum class Awaits {
    person,
    nobody,      // a file that never was a picture of paper
    another_run, // a file that was still on its way
    decided,     // a person said that it does not count
};

// In the order of the enum, for counts by status.
inline constexpr std::array all_statuses = {Status::read,    Status::doubt, Status::duplicate,  Status::conflict,
                                            Status::foreign, Status::blank, Status::unreadable, Status::unused};

// The words of readings.jsonl, as the enumerators are spelt, and back: nothing for any other text.
[[nodiscard]] std::string_view name_of(Status);
[[nodiscard]] std::string_view name_of(State);
[[nodiscard]] std::optional<Status> status_named(std::string_view);
[[nodiscard]] std::optional<State> state_named(std::string_view);
[[nodiscard]] std::string_view name_of(Awaits);
[[nodiscard]] std::optional<Awaits> awaits_named(std::string_view);

// Where a page was found.
struct Source {
    std::string path;         // relative to the folder given
    int page_in_file = 1;     // from 1
    std::string sha256;       // of the file
    int sheet_in_picture = 1; // of that page's picture, from 1
    auto operator<=>(const Source&) const = default;
};

// What was read of one statement.
struct Score {
    int statement = 0; // 1..n
    State state = State::empty;
    std::optional<int> score;  // from 1; the best guess when `needs_review`, never counted then
    bool needs_review = false; // it waits for a person
    double confidence = 0;     // 0..1: how probable it is that `state` and `score` are right
    Reason reason;             // why it waits for a person; else empty
    // Share of each box's inside that is inked, 0..1. In the boxes beside a score, or beside a guess, without ink that is
    // clearly paler than the page's marks (JudgeOptions::of_pen), unless these are pale themselves.
    std::vector<double> ink;
    // mm, what the mark takes up, from the upper left corner of its box: of a score that waits for nobody. Two people hardly mark
    // the same places. None in readings of version 0.1.
    std::optional<Rect<Mm>> mark;
    bool operator==(const Score&) const = default;
};

// The group marked on the sheet.
struct GroupMark {
    State state = State::empty;
    std::optional<int> group; // 1..n, index into Form::groups plus one
    // As those of a Score.
    bool needs_review = false;
    double confidence = 0;
    Reason reason;
    std::vector<double> ink;
    bool operator==(const GroupMark&) const = default;
};

// How well the page was found in its picture.
struct RegistrationSummary {
    double residual_mm = 0;      // root mean square, of the anchors found against the layout
    std::optional<double> scale; // printed size over the layout's; none when the picture does not say its resolution
    int rotation = 0;            // degrees clockwise that the page is turned in the picture: 0, 90, 180 or 270
    int fiducials = 0;           // how many were found
    bool operator==(const RegistrationSummary&) const = default;
};

// One page.
struct Reading {
    Source source;
    Status status = Status::unreadable;
    Reason reason;    // empty when there is nothing to say
    Reason own_doubt; // of a duplicate that is in doubt by itself: why; else empty
    Awaits awaits = Awaits::person;
    std::string session; // these, and the page, are empty when not known
    std::string form;
    std::string sheet;
    std::string group;       // the group's name, when marked or preset
    std::optional<int> page; // of the form, from 1
    std::optional<int> copy; // of the sheet, from 1, where copies count; none: the sheet itself
    Copies copies = Copies::unsaid;
    bool verified = false; // the check value was right for the session's secret
    bool unmarked = false; // no ink is on it, in a picture that would have shown a pale pencil's
    bool back = false;     // somebody wrote on this side, which is no page of the form
    std::vector<Score> scores;
    std::optional<GroupMark> group_mark; // where the page asks for the group
    std::optional<RegistrationSummary> registration;
    std::string version; // of the program
    bool operator==(const Reading&) const = default;
};

} // namespace formradar::record
