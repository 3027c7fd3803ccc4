// Two sessions side by side: what changed per statement.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "formradar/results/results.hpp"

namespace formradar::results {

// What is said of a statement.
enum class Change {
    too_few,   // fewer than 5 scores before or after: no word about it
    same,      // less than a quarter point
    slight,    // in between: may be chance
    higher,    // at least half a point, and more than chance makes in 1 of 20 cases (results/chance.hpp)
    lower,     // likewise
    undecided, // what still waits, before or after, could change the word
};

// One statement, before and after.
struct StatementChange {
    std::size_t before = 0; // index into Comparison::before.statements
    std::size_t after = 0;  // index into the statements compared with
    double difference = 0;  // of the means, after less before
    Change change = Change::too_few;
    int undecided = 0; // scores that wait or are missing, before and after together
    bool operator==(const StatementChange&) const = default;
};

// An earlier session against a later one.
struct Comparison {
    Results before;
    std::vector<StatementChange> changes; // in the order of the later form; statements with scores on both sides
    std::vector<std::size_t> unmatched;   // statements of the later form that the earlier one does not have, or without scores
    std::vector<std::size_t> undecided;   // those without scores yet: some wait
    bool operator==(const Comparison&) const = default;
};

// Statements match by text, else by label, capitals and spaces aside.
[[nodiscard]] Comparison compare(const Results& before, const Results& after);

// Why two sessions cannot be compared, as a sentence for people that says what to do; empty when they can: the same form, two
// sessions, and a statement that both have.
[[nodiscard]] Reason why_not_compared(const Results& before, const Results& after);

} // namespace formradar::results
