// What pages are to each other: the same sheet twice, the same file twice, further pages that are missing.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "formradar/form/session.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::results {

// A page that a sheet should have and no scan shows.
struct MissingPage {
    std::string sheet;
    int page = 0; // from 1
    auto operator<=>(const MissingPage&) const = default;
};

// Which pages of each sheet are there, told one settled reading at a time.
class SheetsFound {
public:
    // The session must outlive it. Readings of other sessions are passed over.
    explicit SheetsFound(const form::Session& session) : session_(session) {}
    void add(const record::Reading&); // settled

    // By sheet. Nothing in a photocopied session, where nothing says which pages belong together.
    [[nodiscard]] std::vector<MissingPage> missing() const;

private:
    const form::Session& session_;
    std::vector<std::pair<std::string, int>> found_;
};

// What is left of double pages.
struct Settled {
    std::vector<record::Reading> readings; // in the order of their sources: path by bytes, then page in file
    std::vector<MissingPage> missing;      // pages of sheets of which another page is there
    std::vector<std::string> copied;       // sheets of which scans look like copies, each filled in by somebody else
    std::vector<std::string> alike; // sheets of which copies count that a whole stack's decision told apart by their marks alone
};

// "A7F", or "A7F.2" where copies of it count.
[[nodiscard]] std::string sheet_name(const record::Reading&);

// What two scans of one page of a sheet are of: the same paper twice; one person's answers, of which some were changed between
// the two; or copies, each filled in by somebody else.
enum class Twice { same, changed, copies };
[[nodiscard]] Twice twice(const record::Reading&, const record::Reading&);

// Whether a score, or the group, waits for a person.
[[nodiscard]] bool anything_waits(const record::Reading&);

// A page in doubt as a whole: none of its scores counts. A page that was `read` and of which single scores or the group wait is
// not: the rest of it counts.
[[nodiscard]] bool page_in_doubt(const record::Reading&);

// Sets the statuses that follow from other readings of this session:
//   - the same sheet and page again, certain answers the same: the one with fewest doubts counts, the others are `duplicate`;
//   - a person said that its scans are of copies: each copy is a sheet of its own (results/copies.hpp says which page is of
//   which);
//   - certain answers differ, or one shows two marks where another is certain: all are `conflict`, none counts;
//   - a scan in doubt as a whole is `duplicate` when another one was read: scanning again is how such doubts end;
//   - a photocopied session: every page counts, unless its file's content is the same; one that looks like another one's paper
//   scanned again is `doubt`, until a person says what it is.
// Settling what is settled already changes nothing. Readings of other sessions are only put in order.
[[nodiscard]] Settled settle(std::vector<record::Reading>, const form::Session&);

} // namespace formradar::results
