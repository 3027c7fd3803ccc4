#include "read/locate.hpp"

#include <algorithm>

#include "formradar/code/payload.hpp"
#include "formradar/code/qr.hpp"
#include "formradar/core/text.hpp"
#include "formradar/vision/page/emptiness.hpp"

namespace formradar::read {
namespace {

constexpr double seed_weight = 0.02; // a code's corner is known to 0.3 mm, an anchor's centre to 0.02

void add_seeds(std::vector<vision::Match>& seeds, const code::FoundCode& code, const Rect<Mm>& place) {
    const std::array<Point<Mm>, 4> corners = {
        Point<Mm>{place.x, place.y}, {place.right(), place.y}, {place.right(), place.bottom()}, {place.x, place.bottom()}};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        seeds.push_back({corners.at(i), code.corners.at(i), seed_weight});
    }
}

bool better(const Expected<vision::Registration, Refusal>& a, const Expected<vision::Registration, Refusal>& b) {
    return a &&
           (!b || a->found.size() > b->found.size() || (a->found.size() == b->found.size() && a->residual_mm < b->residual_mm));
}

std::vector<code::FoundCode> our_codes(const GrayImage& picture) {
    auto codes = code::find_codes(picture, true);
    std::erase_if(codes, [](const code::FoundCode& code) { return !code::parse_payload(code.text); });
    return codes;
}

// Each code may be the upper or the lower copy: every combination is tried and the one that most marks agree with is taken.
Expected<vision::Registration, Refusal> locate_by_codes(const GrayImage& picture, std::span<const vision::Frame> frames,
                                                        Refusal refusal) {
    Expected<vision::Registration, Refusal> best = Unexpected{std::move(refusal)};
    const auto codes = our_codes(picture);
    for (std::size_t f = 0; f < frames.size() && !codes.empty(); ++f) {
        const auto places = form::codes_of(papers.at(f));
        for (const std::size_t upper : {0, 1}) {
            std::vector<vision::Match> seeds;
            add_seeds(seeds, codes[0], places.at(upper));
            if (codes.size() == 2 && codes[0].text == codes[1].text) {
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

} // namespace

std::vector<vision::Frame> frames() {
    std::vector<vision::Frame> result;
    for (const auto paper : papers) {
        result.push_back({form::size_of(paper), form::anchors_of(paper)});
    }
    return result;
}

Expected<vision::Registration, Refusal> locate(const GrayImage& picture, std::span<const vision::Frame> frames,
                                               vision::RegisterTrace* trace) {
    auto found = vision::register_page(picture, frames, {}, {}, trace);
    if (found && found->found.size() >= vision::RegisterOptions{}.enough_anchors) {
        return found;
    }
    auto by_codes = locate_by_codes(picture, frames, found ? Refusal{} : found.error());
    return better(by_codes, found) ? std::move(by_codes) : std::move(found);
}

void describe_unlocated(const GrayImage& picture, const Refusal& refusal, record::Reading& reading) {
    constexpr double blank_ink = 0.0006; // of the area: a dozen specks and a staple
    constexpr double black_level = 40;
    const auto codes = code::find_codes(picture, true);
    const auto ours =
        std::ranges::find_if(codes, [](const code::FoundCode& code) { return code::parse_payload(code.text).has_value(); });
    const auto emptiness = vision::emptiness_of(picture);
    if (ours != codes.end()) {
        reading.status = record::Status::doubt;
        reading.reason = "the code " + code::readable(*code::parse_payload(ours->text)) +
                         " was read, but the page could not be measured: " + refusal.detail;
    } else if (!codes.empty()) {
        reading.status = record::Status::foreign;
        reading.reason = "another QR code is on it: \"" + codes.front().text.substr(0, 60) + "\"";
    } else if (emptiness.bright < black_level) {
        reading.status = record::Status::foreign;
        reading.reason = "the picture is black";
    } else if (emptiness.ink < blank_ink) {
        reading.status = record::Status::blank;
        reading.reason = "nothing is printed or written on it";
    } else {
        reading.status = record::Status::foreign;
        reading.reason = "no form was found on it: " + refusal.detail;
    }
}

} // namespace formradar::read
