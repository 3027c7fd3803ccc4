#include "read/identify.hpp"

#include <algorithm>

#include "formradar/vision/page/straighten.hpp"

namespace formradar::read {
namespace {

constexpr double quiet = 3.84; // mm: four cells of paper round a code

struct Attempt {
    std::optional<code::PageCode> code;
    std::string how;
};

std::optional<code::PageCode> parse_first(const std::vector<code::FoundCode>& found) {
    for (const auto& code : found) {
        if (auto parsed = code::parse_payload(code.text)) {
            return parsed;
        }
    }
    return std::nullopt;
}

// The map may be off by half a cell where the paper is curled: the cells are tried at a few shifts.
std::optional<code::PageCode> resample(const GrayImage& picture, const vision::PageMap& map, Rect<Mm> place) {
    constexpr double shift = 0.45; // mm
    for (const auto& [dx, dy] : {std::pair{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1}}) {
        const Rect<Mm> moved{place.x + dx * shift, place.y + dy * shift, place.width, place.height};
        if (const auto text = code::decode_cells(vision::sample_cells(picture, map, moved, code::code_cells))) {
            if (auto parsed = code::parse_payload(*text)) {
                return parsed;
            }
        }
    }
    return std::nullopt;
}

Attempt read_at(const GrayImage& picture, const vision::PageMap& map, Rect<Mm> place, int effort) {
    constexpr double px_per_mm = 5.2; // five pixels a cell
    const auto window = place.grown(quiet + (effort == 0 ? 0 : 4));
    if (effort == 2) {
        return {resample(picture, map, place), "resampled"};
    }
    const auto crop = vision::straighten(picture, map, window, px_per_mm);
    return {parse_first(code::find_codes(crop, effort == 1)), effort == 0 ? "read" : "read after enhancement"};
}

} // namespace

std::optional<code::PageCode> read_code(const GrayImage& picture, const vision::PageMap& map, form::Paper paper,
                                        std::vector<CodeTrace>* trace) {
    for (int effort = 0; effort < 3; ++effort) {
        for (const auto& place : form::codes_of(paper)) {
            const auto attempt = read_at(picture, map, place, effort);
            if (attempt.code) {
                if (trace != nullptr) {
                    trace->push_back({place, code::payload_of(*attempt.code), attempt.how});
                }
                return attempt.code;
            }
        }
    }
    if (trace != nullptr) {
        for (const auto& place : form::codes_of(paper)) {
            trace->push_back({place, {}, "not read"});
        }
    }
    return std::nullopt;
}

std::optional<Identity> look_up(const code::PageCode& code, const Catalog& catalog) {
    const auto session = std::ranges::find(catalog.sessions, code.session, &form::Session::id);
    if (session == catalog.sessions.end()) {
        const auto form = std::ranges::find(catalog.forms, code.form_hash, &KnownForm::hash);
        if (form == catalog.forms.end()) {
            return std::nullopt;
        }
        return Identity{&form->form, &form->layout, nullptr, code, false, {}};
    }
    Identity identity{&session->form, &session->layout, &*session, code, false, {}};
    identity.verified = code::check_value(code, session->secret) == code.check;
    const bool listed = std::ranges::any_of(session->sheets, [&](const form::Sheet& sheet) { return sheet.id == code.sheet; });
    if (!identity.verified) {
        identity.problem =
            "the code names session " + code.session + ", but its check value is wrong: it was not printed by that session";
    } else if (code.form_hash != session->form_hash) {
        identity.problem = "the code belongs to another version of the session's form";
    } else if (!listed) {
        identity.problem = "sheet " + code.sheet + " is not one of the sheets of session " + code.session;
    } else if (code.page < 1 || static_cast<std::size_t>(code.page) > session->layout.pages.size()) {
        identity.problem = "the code names page " + std::to_string(code.page) + " of a form of " +
                           std::to_string(session->layout.pages.size()) + " pages";
    }
    return identity;
}

} // namespace formradar::read
