// Anchors are looked for first; codes, which cost as much as decoding the picture, when too few anchors agree.
#include "read/locate.hpp"

#include <algorithm>

#include "formradar/code/payload.hpp"

namespace formradar::read {
namespace {

using Located = Expected<vision::Registration, Refusal>;

constexpr double seed_weight = 0.02; // a code's corner is known to 0.3 mm, an anchor's centre to 0.02

void add_seeds(std::vector<vision::Match>& seeds, const code::FoundCode& code, const Rect<Mm>& place) {
    const std::array<Point<Mm>, 4> corners = {
        Point<Mm>{place.x, place.y}, {place.right(), place.y}, {place.right(), place.bottom()}, {place.x, place.bottom()}};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        seeds.push_back({corners.at(i), code.corners.at(i), seed_weight});
    }
}

bool better(const Located& a, const Located& b) {
    return a &&
           (!b || a->found.size() > b->found.size() || (a->found.size() == b->found.size() && a->residual_mm < b->residual_mm));
}

} // namespace

std::vector<vision::Frame> frames() {
    std::vector<vision::Frame> result;
    for (const auto paper : papers) {
        result.push_back({form::size_of(paper), form::anchors_of(paper)});
    }
    return result;
}

std::vector<SheetCodes> our_codes(const GrayImage& picture, const FindCodes& find_codes, bool thorough) {
    std::vector<SheetCodes> sheets;
    for (auto& code : find_codes(picture, thorough)) {
        const auto parsed = code::parse_payload(code.text);
        if (!parsed || code::is_of_no_form(*parsed)) {
            continue;
        }
        const auto same = std::ranges::find_if(
            sheets, [&](const SheetCodes& sheet) { return sheet.size() == 1 && sheet.front().text == code.text; });
        if (same == sheets.end()) {
            sheets.push_back({std::move(code)});
        } else {
            same->push_back(std::move(code));
        }
    }
    return sheets;
}

// Each code may be the upper or the lower copy: both are tried on each paper, and what most anchors agree with is taken.
Located locate_by_codes(const GrayImage& picture, std::span<const vision::Frame> frames, const SheetCodes& codes,
                        Refusal refusal) {
    Located best = Unexpected{std::move(refusal)};
    for (std::size_t f = 0; f < frames.size() && !codes.empty(); ++f) {
        const auto places = form::codes_of(papers.at(f));
        for (const std::size_t upper : {0, 1}) {
            std::vector<vision::Match> seeds;
            add_seeds(seeds, codes[0], places.at(upper));
            if (codes.size() == 2) {
                add_seeds(seeds, codes[1], places.at(1 - upper));
            }
            auto found = vision::register_page(picture, frames.subspan(f, 1), seeds, {.fewest_anchors = 3});
            if (better(found, best)) {
                found->frame = f;
                best = std::move(found);
            }
        }
    }
    return best;
}

Located locate(const GrayImage& picture, std::span<const vision::Frame> frames, const FindCodes& find_codes,
               vision::RegisterTrace* trace) {
    auto best = vision::register_page(picture, frames, {}, {}, trace);
    if (best && best->found.size() >= vision::RegisterOptions{}.enough_anchors) {
        return best;
    }
    for (const auto& codes : our_codes(picture, find_codes, true)) {
        auto found = locate_by_codes(picture, frames, codes, best ? Refusal{} : best.error());
        if (better(found, best)) {
            best = std::move(found);
        }
    }
    return best;
}

} // namespace formradar::read
