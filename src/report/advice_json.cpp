// What to do better about a picture, told from what the reader made of it.
#include <algorithm>

#include "formradar/report/session_json.hpp"
#include "report/ordered_json.hpp"

namespace formradar::report {
namespace {

using record::Reading;
using record::Status;

constexpr int all_corners = 4;

Json one(const std::string& kind) {
    return Json::array({{{"kind", kind}}});
}

// Single answers that wait: on a page that was read well otherwise a person looks at them.
Json singles(const Reading& reading) {
    std::vector<int> statements;
    for (const auto& score : reading.scores) {
        if (score.needs_review) {
            statements.push_back(score.statement);
        }
    }
    if (statements.empty()) {
        return Json::array();
    }
    const bool many = 2 * statements.size() > reading.scores.size();
    return many ? one("again") : Json::array({{{"kind", "look"}, {"statements", statements}}});
}

Json advice_for(const Reading& reading) {
    switch (reading.status) {
        using enum Status;
        case read:
            return singles(reading);
        case duplicate:
            return one("twice");
        case conflict:
            return one("differs");
        case foreign:
            return one("other");
        case blank:
        case unused:
            return one("blank");
        case unreadable:
            return one("file");
        case doubt:
            break;
    }
    if (!reading.registration) {
        return one("corner");
    }
    if (reading.sheet.empty()) {
        return one("code");
    }
    return one(reading.registration->fiducials < all_corners ? "corner" : "again");
}

int sure_scores(const Reading& reading) {
    return static_cast<int>(std::ranges::count(reading.scores, false, &record::Score::needs_review));
}

} // namespace

std::string advice_json(std::span<const Reading> readings) {
    Json pages = Json::array();
    for (const auto& reading : readings) {
        const bool counts = reading.status == Status::read || reading.status == Status::duplicate;
        pages.push_back({{"sheet", reading.sheet},
                         {"read", counts ? sure_scores(reading) : 0},
                         {"read_of", counts ? static_cast<int>(reading.scores.size()) : 0},
                         {"advice", advice_for(reading)}});
    }
    return Json({{"done", true}, {"pages", pages}}).dump();
}

std::string advice_pending_json() {
    return R"({"done":false,"pages":[]})";
}

} // namespace formradar::report
