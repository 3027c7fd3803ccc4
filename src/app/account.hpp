// What a run says at its end: the pages by status, which add up, and what to do about each kind.
#pragma once

#include <array>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/messages.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::app {

struct Conclusion;

// What of some pages waits for a person.
struct PagesWaiting {
    std::size_t marks = 0; // single scores and groups on pages that count
    std::size_t pages = 0; // that wait for a person
    std::size_t again = 0; // not of this session, or that could not be read
};

// Told one settled reading at a time, in the order of sources.
class Account {
public:
    void add(const record::Reading&);

    // A line a status that occurs, then the pages that were not read, with the reasons.
    [[nodiscard]] std::string counts(const Messages&) const;
    // The same with what to do; `folder` is where doubts.html is, `decisions` where decisions.csv is.
    [[nodiscard]] std::string told(const std::string& folder, const std::string& decisions, const Messages&) const;
    // Only the pages that were not read, a line each with the reason.
    [[nodiscard]] std::string not_read(const Messages& say) const { return waiting_.told(say) + passed_.told(say); }
    [[nodiscard]] bool waits() const { return waits_; } // any page for a person
    [[nodiscard]] PagesWaiting waiting() const { return {.marks = marks_, .pages = looks_, .again = waiting_.count}; }
    [[nodiscard]] std::size_t pages() const { return pages_; }
    [[nodiscard]] std::size_t pages(record::Status) const;
    [[nodiscard]] std::size_t files() const { return files_; }
    // Sheets of which no page has a mark; `photocopy`: each file is one.
    [[nodiscard]] std::size_t unused(bool photocopy) const;

private:
    // Pages by name, with the reason: the first of them.
    struct List {
        std::vector<std::pair<record::Source, Reason>> first;
        std::size_t count = 0;
        void add(const record::Reading&);
        [[nodiscard]] std::string told(const Messages&) const;
    };

    std::array<std::array<std::size_t, 4>, record::all_statuses.size()> counts_{}; // by status, and whom they await
    std::size_t pages_ = 0, files_ = 0;
    std::size_t marks_ = 0; // in doubt on pages that count
    std::size_t looks_ = 0; // pages that wait for a person as a whole
    std::string last_file_;
    std::set<std::pair<std::string, std::string>> unused_; // sheet and file
    List waiting_;                                         // pages that doubts.html does not show
    List passed_;                                          // pages that nobody need look at
    bool waits_ = false, in_doubts_html_ = false;
};

[[nodiscard]] Account account_of(std::span<const record::Reading>); // in the order of sources

// Of a session, with its name before the account and where its results are after it.
[[nodiscard]] std::string account_of(const Conclusion&, const std::string& folder, const std::string& decisions,
                                     const Messages& = Messages("en"));

} // namespace formradar::app
