// What waits for a person as questions with their answers, for the page that asks them one at a time: in a file or in a browser.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "formradar/report/doubts_html.hpp"

namespace formradar::report {

// Where the picture of a page is to be had: an address, or the picture itself; empty: nowhere.
using PictureAddress = std::function<std::string(const DoubtPage&, const record::PagePart&)>;

// What answers may name, and what was answered before.
struct Choices {
    std::vector<std::string> unseen; // sheets and pages that no scan shows, as "A7F-1"
    std::string decisions;           // what was decided so far: the text of decisions.csv
};

// A JSON array, by sheet and then by source. A doubt about one field has the rows of decisions.csv that its answers become;
// scans in conflict are one question.
[[nodiscard]] std::string questions_json(const DoubtsInput&, const Choices&, const PictureAddress&);

// doubts.html with what can be chosen and what was decided.
[[nodiscard]] std::string draw_doubts(const DoubtsInput&, const Choices&);

// Sure scores to be looked at, as such questions: whether each is right, and what it is instead.
struct SureScore {
    const DoubtPage* page = nullptr; // must outlive the call
    int statement = 0;               // 1..n
};
// A JSON array, as questions_json gives it.
[[nodiscard]] std::string audit_json(std::span<const SureScore>, const form::Session&, const PictureAddress&);

// Pages of the session's sheets that were not seen, as "A7F-1"; of a photocopied sheet all, since there may be further copies.
[[nodiscard]] std::vector<std::string> unseen_pages(const form::Session&,
                                                    const std::function<bool(std::size_t sheet, int page)>& is_seen);

} // namespace formradar::report
