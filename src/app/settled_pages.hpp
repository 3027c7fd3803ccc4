// The pages of one session, decided and settled, read from the pile one at a time.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/page_pile.hpp"
#include "formradar/form/session.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/results/results.hpp"

namespace formradar::app {

using PageIndexes = std::vector<std::uint32_t>; // into a pile, in its order, which is that of the sources

[[nodiscard]] PageIndexes all_of(const PagePile&);
// Whether one of these pages is of this scan.
[[nodiscard]] bool has_source(const PagePile&, const PageIndexes&, const std::string& name);

// What pages are to each other is found out from their notes; only those that share a content or a sheet, and those that
// decisions are about, are ever in memory together. What comes out is what `conclude` makes of all of them.
class SettledPages {
public:
    SettledPages(const PagePile&, PageIndexes, const form::Session&, const std::vector<record::Decision>&);

    [[nodiscard]] std::size_t size() const { return pages_.size(); }
    [[nodiscard]] std::size_t page(std::size_t place) const { return pages_[place]; } // of the pile
    [[nodiscard]] record::Reading reading(std::size_t place) const;
    [[nodiscard]] std::string line(std::size_t place) const;    // of readings.jsonl
    [[nodiscard]] PageOutcome outcome(std::size_t place) const; // with the reading as it is settled
    [[nodiscard]] record::Status status(std::size_t place) const;
    // Whether a decision says that this page is of this session.
    [[nodiscard]] bool names(std::size_t place, const std::string& session) const;
    [[nodiscard]] const PagePile& pile() const { return pile_; }

    [[nodiscard]] const std::vector<record::RowMistake>& unapplied() const { return unapplied_; }
    [[nodiscard]] const std::vector<record::RowMistake>& notes() const { return notes_; }
    [[nodiscard]] int applied() const { return applied_; } // decisions
    [[nodiscard]] const results::Checked& checked() const { return checked_; }
    [[nodiscard]] std::vector<std::string> copied() const { return {copied_.begin(), copied_.end()}; }
    [[nodiscard]] std::vector<std::string> alike() const { return {alike_.begin(), alike_.end()}; }

private:
    struct Told { // what settling says about a page
        record::Status status = record::Status::read;
        std::optional<int> copy;
        Reason reason;
        Reason own_doubt;
    };
    struct Counted { // what rows about copies say about it
        record::Status status = record::Status::read;
        record::Copies copies = record::Copies::unsaid;
        std::optional<int> copy;
        bool unmarked = false;
    };

    [[nodiscard]] record::Reading unsettled(std::size_t place) const;
    [[nodiscard]] record::Reading outline(std::size_t place) const; // likewise, by the notes
    [[nodiscard]] bool is_as_read(std::size_t place) const;
    void decide(const std::vector<record::Decision>&);
    void settle_together();
    void settle_group(const std::vector<std::size_t>& places);

    const PagePile& pile_;
    PageIndexes pages_;
    const form::Session& session_;
    std::map<std::size_t, record::Reading> decided_; // by place in `pages_`
    std::map<std::size_t, Counted> counted_;
    std::map<std::size_t, Told> told_;
    std::vector<record::RowMistake> unapplied_;
    std::vector<record::RowMistake> notes_;
    std::set<std::string> copied_, alike_;
    int applied_ = 0;
    results::Checked checked_;
};

} // namespace formradar::app
