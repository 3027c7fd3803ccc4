// Outlines are found from the known places outwards, and each that is found mends the map for the next.
#include "vision/page/follow_paper.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>

#include "formradar/core/quantile.hpp"
#include "formradar/vision/page/straighten.hpp"
#include "vision/page/darkness.hpp"
#include "vision/page/mat.hpp"

namespace formradar::vision {
namespace {

// The anchors' and the outlines' places against the camera's, as one smooth displacement.
void refine_bend(Registration& registration, const Frame& frame, std::span<const BoxPlace> places,
                 std::span<const FoundBox> boxes) {
    std::vector<Displacement> data;
    for (const auto& anchor : registration.found) {
        data.push_back(displacement(registration.map.camera, frame.anchors[anchor.anchor].centre, anchor.at));
    }
    for (std::size_t k = 0; k < places.size(); ++k) {
        const auto centre = places[k].rect.centre();
        const auto moved = registration.map.bend(centre + boxes[k].measured);
        data.push_back({centre, moved - centre, boxes[k].sharpness * boxes[k].sharpness});
    }
    // Tried by follow_paper_test: a_curl_higher_than_a_row, a_wave_between_the_marks_at_the_rim.
    constexpr int degree = 5;
    constexpr double stiffness = 1e-4;
    registration.map.bend = fit_bend(data, frame.paper, degree, stiffness);
}

// mm: what most of the clearly seen outlines stay below.
double typical_offset(std::span<const FoundBox> boxes) {
    // Tried by follow_paper_test: a_curl_higher_than_a_row.
    constexpr double clearly = 0.4, most = 0.85; // of the clearest's sharpness; share of them
    const double clearest = std::ranges::max(boxes, {}, &FoundBox::sharpness).sharpness;
    std::vector<double> offsets;
    for (const auto& box : boxes) {
        if (box.sharpness >= clearly * clearest) {
            offsets.push_back(std::hypot(box.measured.x, box.measured.y));
        }
    }
    return quantile(offsets, most);
}

double mean_outline(std::span<const FoundBox> boxes) {
    double sum = 0;
    for (const auto& box : boxes) {
        sum += box.outline;
    }
    return sum / static_cast<double>(boxes.size());
}

// A few outlines may hide under tape or stains; more are not where they were looked for.
bool is_followed(std::span<const FoundBox> boxes) {
    // Tried by follow_paper_test: a_curl_higher_than_a_row, a_wave_between_the_marks_at_the_rim.
    constexpr double hidden = 0.8; // share of an outline that is seen
    constexpr std::ptrdiff_t few = 1;
    return std::ranges::count_if(boxes, [](const FoundBox& box) { return box.outline < hidden; }) <= few;
}

void straighten_zone(FollowedPage& followed, const LocatedPage& page) {
    auto& sheet = followed.sheet;
    followed.straight = straighten(page.picture, followed.registration.map, sheet.zone, sheet.px_per_mm);
    sheet.grey = view(followed.straight);
    sheet.dark = darkness_of(sheet.grey, sheet.px_per_mm, followed.registration.black);
}

// All boxes at once, each round with a better map: until their offsets are small, or as often as `search` (mm) has values.
FollowedPage follow_at_once(const LocatedPage& page, const Registration& start, std::span<const BoxPlace> places, Sheet sheet,
                            std::span<const double> search) {
    // Tried by follow_paper_test: a_wave_between_the_marks_at_the_rim, a_curl_higher_than_a_row.
    constexpr double small = 0.3; // mm: from there on each outline's own offset is enough
    FollowedPage followed{.registration = start, .straight = {}, .sheet = std::move(sheet), .found = {}};
    for (std::size_t round = 0; round < search.size(); ++round) {
        straighten_zone(followed, page);
        followed.found = find_outlines(followed.sheet, places, search[round]);
        if (typical_offset(followed.found) < small || round + 1 == search.size()) {
            break;
        }
        refine_bend(followed.registration, page.frame, places, followed.found);
    }
    settle_outlines(followed.sheet, places, followed.found);
    return followed;
}

// Goes from what is known of the paper's place to the box that is nearest to it, finds its outline there, and so on.
class Follower {
public:
    Follower(const LocatedPage& page, std::span<const BoxPlace> places, double px_per_mm)
        : page_(page), places_(places), px_per_mm_(px_per_mm), tried_(places.size(), false) {
        for (const auto& anchor : page.registration.found) {
            known_.push_back(displacement(page.registration.map.camera, page.frame.anchors[anchor.anchor].centre, anchor.at));
        }
    }

    // The registration with all that was found on the way.
    [[nodiscard]] Registration run() {
        for (std::size_t i = 0; i < places_.size(); ++i) {
            look_at(nearest());
        }
        auto registration = page_.registration;
        registration.map.bend = fit_bend(known_, page_.frame.paper, 5, 1e-4);
        return registration;
    }

private:
    [[nodiscard]] double distance_to_known(std::size_t box) const {
        const auto centre = places_[box].rect.centre();
        double least = 1e9;
        for (const auto& known : known_) {
            least = std::min(least, distance(known.at, centre));
        }
        return least;
    }

    [[nodiscard]] std::size_t nearest() const {
        std::size_t best = places_.size();
        double least = 1e9;
        for (std::size_t b = 0; b < places_.size(); ++b) {
            if (const double away = distance_to_known(b); !tried_[b] && away < least) {
                least = away;
                best = b;
            }
        }
        return best;
    }

    void look_at(std::size_t box) {
        // Tried by follow_paper_test: a_curl_higher_than_a_row.
        constexpr double margin = 3, search = 3.6, least_outline = 0.6; // mm, mm: less than half way to the next; share
        tried_[box] = true;
        const auto& place = places_[box];
        const auto centre = place.rect.centre();
        const PageMap map{page_.registration.map.camera, local_bend(known_, centre, page_.frame.paper)};
        Sheet sheet{.grey = {}, .dark = {}, .zone = place.rect.grown(search + margin), .px_per_mm = px_per_mm_};
        auto patch = straighten(page_.picture, map, sheet.zone, px_per_mm_);
        sheet.grey = view(patch);
        sheet.dark = darkness_of(sheet.grey, px_per_mm_, page_.registration.black);
        const std::span one(&place, 1);
        auto found = find_outlines(sheet, one, search);
        settle_outlines(sheet, one, found);
        if (found.front().outline >= least_outline) {
            known_.push_back({centre, map.bend(centre + found.front().off) - centre, found.front().outline});
        }
    }

    const LocatedPage& page_;
    std::span<const BoxPlace> places_;
    double px_per_mm_;
    std::vector<bool> tried_;
    std::vector<Displacement> known_; // from where the camera has a point of the page to where it is
};

} // namespace

FollowedPage follow_paper(const LocatedPage& page, std::span<const BoxPlace> places, Rect<Mm> zone,
                          const MeasureOptions& options) {
    const auto& start = page.registration;
    const Sheet sheet{.grey = {}, .dark = {}, .zone = zone, .px_per_mm = options.px_per_mm};
    // Tried by follow_paper_test: flat_paper, a_wave_between_the_marks_at_the_rim.
    constexpr double flat_residual = 0.25; // mm
    constexpr std::size_t enough_anchors = 8;
    constexpr double second = 0.6, last = 0.4; // of the first round's search, which has brought the outlines nearer
    const bool flat = start.residual_mm < flat_residual && start.found.size() >= enough_anchors;
    const double first = flat ? options.flat_search : options.search;
    auto at_once =
        follow_at_once(page, start, places, sheet, std::array{first, first, second * first, last * first, last * first});
    if (is_followed(at_once.found)) {
        return at_once;
    }
    const auto followed = Follower(page, places, options.px_per_mm).run();
    constexpr std::array after_following = {1.6, 1.2, 1.2}; // mm: each box was found once
    auto step_by_step = follow_at_once(page, followed, places, sheet, after_following);
    return mean_outline(step_by_step.found) > mean_outline(at_once.found) ? std::move(step_by_step) : std::move(at_once);
}

} // namespace formradar::vision
