// A code is read where the map has it, with more effort each time, and at last cell by cell.
#include "read/identify.hpp"

#include <algorithm>

#include "formradar/core/causes.hpp"
#include "formradar/vision/page/straighten.hpp"

namespace formradar::read {
namespace {

constexpr int quiet = 4; // cells of paper round a code

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

Attempt read_at(const GrayImage& picture, const vision::PageMap& map, Rect<Mm> place, const FindCodes& find_codes, int effort) {
    constexpr double px_per_mm = 5.2; // five pixels a cell
    constexpr double wider = 4;       // mm: where the map is a little off
    const auto window = place.grown(quiet * place.width / code::code_cells + (effort == 0 ? 0 : wider));
    if (effort == 2) {
        return {resample(picture, map, place), "resampled"};
    }
    const auto crop = vision::straighten(picture, map, window, px_per_mm);
    return {parse_first(find_codes(crop, effort == 1)), effort == 0 ? "read" : "read after enhancement"};
}

bool has_page(const form::Layout& layout, int page) {
    return page >= 1 && static_cast<std::size_t>(page) <= layout.pages.size();
}

Reason unknown_page(const Identity& identity) {
    return {Cause::unknown_page, {figure(identity.code.page), figure(identity.layout->pages.size())}};
}

// Why the page of a session cannot be counted although its code was read; empty when it can.
Reason problem_of(const Identity& identity) {
    const auto& code = identity.code;
    if (!identity.verified) {
        return {Cause::wrong_check, {std::string(code.session)}};
    }
    if (code.form_hash != identity.session->form_hash) {
        return {Cause::other_version};
    }
    if (std::ranges::find(identity.session->sheets, code.sheet, &form::Sheet::id) == identity.session->sheets.end()) {
        return {Cause::unknown_sheet, {std::string(code.sheet), std::string(code.session)}};
    }
    return has_page(*identity.layout, code.page) ? Reason{} : unknown_page(identity);
}

} // namespace

CodeSearch read_code(const GrayImage& picture, const vision::PageMap& map, form::Paper paper, const FindCodes& find_codes) {
    CodeSearch search;
    for (int effort = 0; effort < 3; ++effort) {
        for (const auto& place : form::codes_of(paper)) {
            const auto attempt = read_at(picture, map, place, find_codes, effort);
            if (attempt.code) {
                return {.code = attempt.code, .tried = {{place, code::payload_of(*attempt.code), attempt.how}}};
            }
        }
    }
    for (const auto& place : form::codes_of(paper)) {
        search.tried.push_back({place, {}, "not read"});
    }
    return search;
}

std::optional<Identity> look_up(const code::PageCode& code, const Catalog& catalog) {
    const auto near = std::ranges::find(catalog.sessions, code.session, &form::Session::id);
    const form::Session* session = near != catalog.sessions.end() ? &*near
                                   : catalog.elsewhere            ? catalog.elsewhere(code.session)
                                                                  : nullptr;
    if (session != nullptr) {
        Identity identity{&session->form, &session->layout, session, code, false, {}};
        identity.verified =
            catalog.is_genuine ? catalog.is_genuine(code) : code::check_value(code, session->secret) == code.check;
        identity.problem = problem_of(identity);
        return identity;
    }
    const auto& forms = catalog.forms.empty() && catalog.known_forms ? catalog.known_forms() : catalog.forms;
    const auto form = std::ranges::find(forms, code.form_hash, &KnownForm::hash);
    if (form == forms.end()) {
        return std::nullopt;
    }
    Identity identity{&form->form, &form->layout, nullptr, code, false, {}};
    identity.problem = has_page(form->layout, code.page) ? Reason{} : unknown_page(identity);
    return identity;
}

} // namespace formradar::read
