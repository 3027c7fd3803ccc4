// Measured causes come first; where nothing was measured, what the reading itself says.
#include "formradar/report/advice_json.hpp"

#include <algorithm>
#include <string_view>

#include "report/ordered_json.hpp"

namespace formradar::report {
namespace {

using record::Corner;
using record::Status;

// A blur from which codes and pale marks begin to be lost: sharp photos of a whole page have half of it and less
// (picture_flaws_test in tests/read).
constexpr double blurred = 0.22; // mm
constexpr double dark = 0.25;    // level of the lightest paper: a room without a lamp

std::string_view name_of(AdviceKind kind) {
    switch (kind) {
        using enum AdviceKind;
        case dark:
            return "dark";
        case blur:
            return "blur";
        case corner:
            return "corner";
        case shadow:
            return "shadow";
        case look:
            return "look";
        case group:
            return "group";
        case code:
            return "code";
        case again:
            return "again";
        case unknown:
            return "unknown";
        case other:
            return "other";
        case blank:
            return "blank";
        case unused:
            return "unused";
        case back:
            return "back";
        case twice:
            return "twice";
        case differs:
            return "differs";
        case file:
            return "file";
    }
    return "";
}

std::string_view name_of(Corner corner) {
    switch (corner) {
        using enum Corner;
        case top_left:
            return "top_left";
        case top_right:
            return "top_right";
        case bottom_right:
            return "bottom_right";
        case bottom_left:
            return "bottom_left";
    }
    return "";
}

// What is wrong with the picture as a whole.
std::vector<Advice> of_picture(const record::PictureFlaws& flaws) {
    std::vector<Advice> list;
    if (flaws.paper < dark) {
        list.push_back({.kind = AdviceKind::dark});
    }
    if (flaws.blur > blurred) {
        list.push_back({.kind = AdviceKind::blur});
    }
    if (flaws.cut || !flaws.cut_off.empty()) {
        list.push_back({.kind = AdviceKind::corner, .corners = flaws.cut_off});
    }
    return list;
}

std::vector<Advice> of_picture_or(const record::PictureFlaws& flaws, AdviceKind otherwise) {
    auto list = of_picture(flaws);
    return list.empty() ? std::vector<Advice>{{.kind = otherwise}} : list;
}

// Answers that wait on a page that was read.
std::vector<Advice> of_answers(const PhotoRead& photo) {
    std::vector<int> shaded, others;
    for (const auto& score : photo.reading.scores) {
        if (score.needs_review) {
            (std::ranges::count(photo.flaws.shaded, score.statement) > 0 ? shaded : others).push_back(score.statement);
        }
    }
    const bool group = photo.reading.group_mark && photo.reading.group_mark->needs_review;
    if (shaded.empty() && others.empty() && !group) {
        return {};
    }
    auto list = of_picture(photo.flaws);
    const bool measured = !list.empty();
    if (!shaded.empty() || (group && photo.flaws.group_shaded)) {
        list.push_back({.kind = AdviceKind::shadow, .statements = shaded});
    }
    if (!measured && 2 * others.size() > photo.reading.scores.size()) {
        list.push_back({.kind = AdviceKind::again});
    } else if (!measured && !others.empty()) {
        list.push_back({.kind = AdviceKind::look, .statements = others});
    }
    if (group && !measured && !photo.flaws.group_shaded) {
        list.push_back({.kind = AdviceKind::group});
    }
    return list;
}

std::vector<Advice> of_doubt(const PhotoRead& photo) {
    if (photo.reading.back) {
        return {{.kind = AdviceKind::back}};
    }
    auto list = of_picture(photo.flaws);
    if (!photo.flaws.shaded.empty() || photo.flaws.group_shaded) {
        list.push_back({.kind = AdviceKind::shadow, .statements = photo.flaws.shaded});
    }
    if (list.empty()) {
        const bool unnamed = photo.reading.registration && photo.reading.sheet.empty();
        list.push_back({.kind = unnamed ? AdviceKind::code : AdviceKind::again});
    }
    return list;
}

int sure_scores(const record::Reading& reading) {
    return static_cast<int>(std::ranges::count(reading.scores, false, &record::Score::needs_review));
}

Json advice_of(const PhotoRead& photo) {
    Json list = Json::array();
    for (const auto& advice : advice_for(photo)) {
        Json one = {{"kind", name_of(advice.kind)}, {"statements", advice.statements}, {"corners", Json::array()}};
        for (const auto corner : advice.corners) {
            one["corners"].push_back(name_of(corner));
        }
        list.push_back(std::move(one));
    }
    return list;
}

} // namespace

std::vector<Advice> advice_for(const PhotoRead& photo) {
    switch (photo.reading.status) {
        using enum Status;
        case read:
            return of_answers(photo);
        case duplicate:
            return {{.kind = AdviceKind::twice}};
        case conflict:
            return {{.kind = AdviceKind::differs}};
        case foreign:
            return photo.reading.session.empty() ? of_picture_or(photo.flaws, AdviceKind::unknown)
                                                 : std::vector<Advice>{{.kind = AdviceKind::other}};
        case blank:
            return of_picture_or(photo.flaws, AdviceKind::blank);
        case unused:
            return {{.kind = AdviceKind::unused}};
        case unreadable:
            return {{.kind = AdviceKind::file}};
        case doubt:
            break;
    }
    return of_doubt(photo);
}

std::string advice_json(std::span<const PhotoRead> photos) {
    Json pages = Json::array();
    for (const auto& photo : photos) {
        const auto& reading = photo.reading;
        const bool counts = reading.status == Status::read || reading.status == Status::duplicate;
        pages.push_back({{"sheet", reading.sheet},
                         {"read", counts ? sure_scores(reading) : 0},
                         {"read_of", counts ? static_cast<int>(reading.scores.size()) : 0},
                         {"advice", advice_of(photo)}});
    }
    return Json({{"done", true}, {"pages", pages}}).dump();
}

std::string advice_pending_json() {
    return R"({"done":false,"pages":[]})";
}

} // namespace formradar::report
