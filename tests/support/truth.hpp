// What a simulated participant meant, to hold readings against.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/form/form.hpp"
#include "formradar/record/reading.hpp"
#include "support/random.hpp"

namespace formradar::simulator {

// How a statement was answered. What counts as right is `state` and `score` of Meant; asking a person is always allowed.
enum class AnswerKind {
    clear,      // one mark of the writer's own shape
    correction, // a box made black and another one crossed: the cross
    repenned,   // a box made black or struck through, and another one crossed with another pen: that one
    remarked,   // a correction, and handwriting that runs into the row: the cross
    struck,     // a cross with a line through it and another one crossed: the other
    circle,     // around or inside the box
    dash,
    dot,
    faint,   // a hard pencil hardly pressed
    erased,  // the rest of an erased mark, and another one: the other
    outside, // a tick that hardly touches its box
    note,    // a clear mark, and handwriting that runs into the row
    specks,  // no answer; some specks of ink
    between, // a mark between two boxes: only a person can tell
    two,     // two plain marks: multiple
    none,
    digit,     // the printed digit above the box marked, and not the box
    written,   // the number written into its box
    encircled, // a circle round the box and its digit
    long_tick, // a tick as large against the box as people make them against small ones
    lined,     // a line down a column: all its rows have this answer
};

inline constexpr std::array all_kinds = {AnswerKind::clear,  AnswerKind::correction, AnswerKind::repenned,  AnswerKind::remarked,
                                         AnswerKind::struck, AnswerKind::circle,     AnswerKind::dash,      AnswerKind::dot,
                                         AnswerKind::faint,  AnswerKind::erased,     AnswerKind::outside,   AnswerKind::note,
                                         AnswerKind::specks, AnswerKind::between,    AnswerKind::two,       AnswerKind::none,
                                         AnswerKind::digit,  AnswerKind::written,    AnswerKind::encircled, AnswerKind::long_tick,
                                         AnswerKind::lined};

// The kinds that an awkward mix draws from, the clear one left out: the first so many.
inline constexpr int awkward_kinds = 15;

[[nodiscard]] std::string_view name_of(AnswerKind);

struct Meant {
    int statement = 0; // 1..n
    AnswerKind kind = AnswerKind::clear;
    record::State state = record::State::marked; // `unclear` where only a person can tell: any answer without review is wrong
    std::optional<int> score{};
    std::array<int, 2> boxes{}; // where ink was meant to go: the mark, and the second mark or the corrected box (values from 1)
    bool operator==(const Meant&) const = default;
};

struct SheetTruth {
    std::string session;
    std::string sheet;
    int page = 1;
    std::vector<Meant> scores;
    std::optional<int> group; // 1..n, when marked on this page
    bool handwriting = false; // in the answers
    bool operator==(const SheetTruth&) const = default;
};

// Which answers a sheet has: all clear, or a mix in which `awkward` is the share of the awkward kinds.
struct AnswerMix {
    double awkward = 0;
    double empty = 0;                 // share of plain statements left open
    std::optional<AnswerKind> only{}; // every statement of this kind, or
    double share_of_only = 1;         // ... so many of them, the others clear
    double handwriting = 0.5;         // share of open answers that are written
    double margin_notes = 0;          // share of sheets with a note in the margin beside the rows
    int boxes = form::usual_steps;    // in a row
    bool last_is_no_score = false;    // the last of them says that there is no score
};

// What somebody answers on a row of boxes.
[[nodiscard]] Meant random_answer(int statement, const AnswerMix&, Rng&);

} // namespace formradar::simulator
