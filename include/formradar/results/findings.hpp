// What a session's scores amount to in words: a verdict a statement, lists that no single sheet and nothing that waits can turn
// round, and what to talk about. Every page, table and file takes its words from here.
#pragma once

#include <cstddef>
#include <vector>

#include "formradar/results/results.hpp"
#include "formradar/results/verdict.hpp"

namespace formradar::results {

// A statement in a list.
struct Listed {
    std::size_t statement = 0; // from 0
    int place = 1;             // 1 + how many statements clearly come before it
    int last = 1;              // how many there are less those that clearly come after it: the last place it may have
    bool shared = false;       // with another statement, in one of these places
    bool tied = false;         // and all that share one of them share the same ones
    bool operator==(const Listed&) const = default;
};

// Statements in the order of their numbers. One clearly comes before another only when it does so without any single sheet as
// well, and however what waits is decided; all others share places: "tied at 2", or "5 to 8" where each overlaps others. A list
// is never cut through a place: one with too many to name is counted.
struct Listing {
    std::vector<Listed> shown;
    int counted = 0;       // statements of the next place, too many to name
    int counted_place = 0; // their place
    bool operator==(const Listing&) const = default;
    // Nothing to name and nothing to count.
    [[nodiscard]] bool empty() const { return shown.empty() && counted == 0; }
};

// Why something is a topic of the action page.
enum class Why {
    divided,       // views diverge: begin with those who gave the lowest and the highest
    both,          // that, and a low score
    level_divided, // several such statements, too many to name, in no clear order
    low,           // a mean of at most 2.5
    higher,        // a mean under 4
    level_low,     // several such statements, too many to name, in no clear order
    keep,          // nothing of all this: what do we want to keep
};

// One of the action page.
struct Topic {
    Why why = Why::keep;
    std::vector<std::size_t> statements; // one, except for those that are level (all of them) and `keep` (none)
    bool operator==(const Topic&) const = default;
};

// All that is said.
struct Findings {
    std::vector<Said> said; // one a statement
    Listing agreed;         // most alike first
    Listing divided;        // least alike first
    Listing low;            // means under 4, lowest first
    Listing lowest;         // of all with 3 scores or more: the rankings; empty when there is no order in them
    Listing most_divided;
    std::vector<Topic> topics;
    int steps = form::usual_steps; // of the scale
    int without_word = 0;          // statements of which nothing is said yet, or too few gave a score
    bool operator==(const Findings&) const = default;
    // Whether a word is said of any statement.
    [[nodiscard]] bool anything() const { return without_word < static_cast<int>(said.size()); }
};

// What a verdict about this statement (from 0) goes by.
[[nodiscard]] Given given(const Results&, std::size_t statement);
// The same results give the same findings.
[[nodiscard]] Findings findings_of(const Results&);

} // namespace formradar::results
