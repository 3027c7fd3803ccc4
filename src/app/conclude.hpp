// Readings and decisions to what a session's results are: nothing here touches the outside world.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/account.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/results/results.hpp"
#include "formradar/results/settle.hpp"

namespace formradar::app {

// Which of the printed sheets came back.
struct Returned {
    std::optional<std::size_t> printed; // none: nobody knows
    std::vector<form::Sheet> missing;   // in the order of printing
};

class SettledPages;

// Of a page in doubt: where it goes in doubts.html. Pages with a sheet come first, by sheet; then the others, by source.
struct DoubtNote {
    bool unnamed = false;
    std::string sheet;
    std::optional<int> page;
    std::size_t place = 0; // among the pages
    bool conflict = false;
    auto operator<=>(const DoubtNote&) const = default;
};

// What a doubt says; nothing where nothing waits for a person.
[[nodiscard]] std::optional<DoubtNote> doubt_in(const record::Reading&, std::size_t place);

struct Conclusion {
    std::vector<record::Reading> readings; // decisions applied, settled; only from readings that were in memory together
    Account account;                       // of them
    results::Results results;
    std::vector<record::RowMistake> unapplied; // decisions that could not be understood or applied
    std::vector<record::RowMistake> notes;     // decisions that hold, of which something is to be known
    std::vector<results::MissingPage> missing;
    std::vector<std::string> copied; // sheets that look like copies, each filled in by somebody else
    std::vector<std::string> alike;  // sheets of which copies count that differ in no answer
    Returned returned;
    std::vector<DoubtNote> doubts;   // in their order
    std::vector<std::string> unseen; // pages of sheets that no scan shows, as "A7F-1"
    int decisions = 0;               // that were applied
};

// `readings`: those of this session and those of none; those of others are listed as foreign.
[[nodiscard]] Conclusion conclude(std::vector<record::Reading> readings, const form::Session&, record::Decisions decisions,
                                  results::SmallGroups = results::SmallGroups::merge);

// The same of pages that may be too many for memory.
[[nodiscard]] Conclusion conclude(const SettledPages&, const form::Session&, const record::Decisions&, results::SmallGroups);

[[nodiscard]] bool is_of_another(const record::Reading&, const form::Session&); // and not just of none
void set_aside(record::Reading&);                                               // as foreign

// Whether this page makes a run end with "something waits for a person".
[[nodiscard]] bool waits(const record::Reading&);
[[nodiscard]] bool anything_waits(const Conclusion&);
[[nodiscard]] std::size_t marks_in_doubt(const record::Reading&);

// What of it waits for a person.
struct Waiting {
    std::size_t marks = 0; // single scores and groups on pages that count
    std::size_t pages = 0; // that wait for a person
    std::size_t again = 0; // not of this session, or that could not be read
    std::size_t rows = 0;  // of decisions.csv, that hold for nothing
    [[nodiscard]] bool nothing() const { return marks + pages + again + rows == 0; }
};
[[nodiscard]] Waiting waiting_in(const Conclusion&);

} // namespace formradar::app
