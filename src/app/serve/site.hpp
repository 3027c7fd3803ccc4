// The session as its pages show it: what was read and decided so far, settled and added up anew with every change.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/conclude.hpp"
#include "app/live.hpp"
#include "formradar/record/decide.hpp"
#include "formradar/report/advice_json.hpp"

namespace formradar::app::serve {

struct SiteOptions {
    std::string folder; // absolute
    int hide_until = 0; // sheets
    results::SmallGroups small_groups = results::SmallGroups::merge;
};

// What results are made from, for another thread.
struct Snapshot {
    std::shared_ptr<const form::Session> session; // by which it was concluded
    Conclusion conclusion;
    std::vector<FilePagesRead> files;
    bool partial = false; // not all that may be there could be looked into, or is read yet
};

class Site {
public:
    Site(const form::Session& session, SiteOptions options, World& world)
        : session_(std::make_shared<const form::Session>(session)), options_(std::move(options)), world_(world) {}

    // Whether anything is different now.
    bool take(const LiveNow&, const std::string& failure); // throws Error when decisions.csv cannot be read
    bool stumble(const std::string& problem);              // shown until something is taken again; whether it is news

    [[nodiscard]] int version() const { return version_; }
    [[nodiscard]] int results_version() const { return results_version_; } // of what is written: reading on alone changes nothing
    [[nodiscard]] const std::string& failure() const { return failure_; }  // what went wrong last, until something is taken again
    [[nodiscard]] const form::Session& session() const { return *session_; } // by now
    [[nodiscard]] const std::string& folder() const { return options_.folder; }
    [[nodiscard]] const Conclusion& conclusion() const { return conclusion_; }
    [[nodiscard]] bool is_partial() const { return partial_ || waiting_ > 0; } // something that may be there is not in it
    [[nodiscard]] int covered() const;                 // how many sheets are to come before the chart is shown
    [[nodiscard]] const std::string& state();          // JSON
    [[nodiscard]] std::string chart(std::size_t part); // SVG; empty while it is covered, and where there is no such part
    [[nodiscard]] std::string audit(int most) const;   // JSON: a lot among the sure scores
    [[nodiscard]] std::string decisions() const;       // JSON: what was decided, the last row first
    [[nodiscard]] std::vector<report::PhotoRead> photo_of(const std::string& name) const; // the pages of one file, settled
    [[nodiscard]] Snapshot snapshot() const { return {session_, conclusion_, files_, is_partial()}; }

    // A crop that is at hand; for the page as a whole where it is to be read from.
    struct Place {
        std::string path; // absolute
        std::string sha256;
        int page = 1;
        int sheet = 1;    // in the picture
        std::string crop; // empty when there is none
    };
    [[nodiscard]] std::optional<Place> picture(const std::string& sha256, int page, int sheet, const record::PagePart&) const;

    // One of the files that `state` names, as it was written last.
    [[nodiscard]] std::optional<std::string> result(const std::string& name) const;

    // Written at once. Throws Error when that is not possible.
    [[nodiscard]] std::optional<record::Unmet> decide(const std::vector<record::Wish>&);

private:
    void conclude_again();
    void look_at_decisions();
    [[nodiscard]] std::string open_in_spreadsheet() const; // the file that says so; empty: there is none
    [[nodiscard]] const PageOutcome* outcome_of(const record::Reading&) const;
    [[nodiscard]] std::vector<report::DoubtPage> doubt_pages() const;
    [[nodiscard]] std::vector<std::string> problems() const;

    std::shared_ptr<const form::Session> session_;
    SiteOptions options_;
    World& world_;
    int version_ = 0;
    int results_version_ = 0;
    bool is_concluded_ = false; // from these files and decisions: should something fail midway, it is due at the next take
    std::size_t waiting_ = 0;
    bool partial_ = false;
    std::string failure_;
    std::vector<FilePagesRead> files_;
    machine::FileInfo decisions_info_;
    std::string decisions_;   // the file as it was read last
    std::string spreadsheet_; // by which file one is known to have it open; empty: none has
    Conclusion conclusion_;
    std::string state_; // of `state_version_`
    std::optional<int> state_version_;
    std::map<std::size_t, std::string> charts_; // by part: drawn once for all windows
};

} // namespace formradar::app::serve
