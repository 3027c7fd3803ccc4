// Alphabets, lengths and counts first; then a sheet's code, by the session that it names.
#include "app/foreign.hpp"

#include <algorithm>

#include "app/reason_bytes.hpp"
#include "app/version.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/text.hpp"
#include "formradar/record/quote.hpp"
#include "formradar/scan/own_png.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t session_letters = 6;
constexpr std::size_t sheet_letters = 3;
constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_explanation = 4 << 20;

bool is_code(std::string_view text, std::size_t letters) {
    const auto is_letter = [](char letter) { return base32_alphabet.find(letter) != std::string_view::npos; };
    return text.empty() || (text.size() == letters && std::ranges::all_of(text, is_letter));
}

bool is_form_id(std::string_view text) {
    constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz0123456789-";
    return text.size() <= longest_name && text.find_first_not_of(alphabet) == std::string_view::npos;
}

bool is_text(std::string_view text, std::size_t longest) {
    return text.size() <= longest && is_utf8(text);
}

bool is_own_status(record::Status status) {
    using enum record::Status;
    return status != duplicate && status != conflict; // these are found when pages are compared
}

bool scores_are_possible(const record::Reading& reading) {
    std::set<int> seen;
    return std::ranges::all_of(reading.scores, [&](const record::Score& score) {
        return seen.insert(score.statement).second && is_possible(score.reason);
    });
}

bool reasons_are_possible(const record::Reading& reading) {
    return is_possible(reading.reason) && reading.own_doubt.empty() &&
           (!reading.group_mark || is_possible(reading.group_mark->reason));
}

// What is no page of the form counts for nobody.
bool back_is_possible(const record::Reading& reading) {
    return !reading.back || (reading.status == record::Status::doubt && reading.session.empty() && reading.sheet.empty() &&
                             reading.scores.empty());
}

bool pictures_are_possible(const PageOutcome& page) {
    return page.crops.size() <= most_pictures && page.answers.size() <= most_pictures &&
           std::ranges::all_of(page.crops,
                               [](const auto& crop) {
                                   return record::page_part(record::part_number(crop.part)) == crop.part &&
                                          (crop.png.empty() || scan::is_own_png(crop.png));
                               }) &&
           std::ranges::all_of(page.answers, [&](const auto& answer) {
               const bool somewhere = page.reading.back ? answer.question == record::on_a_back : answer.question >= 1;
               return somewhere && answer.question <= most_pictures && scan::is_own_png(answer.png);
           });
}

const form::Session* near(const PageSetting& setting, const std::string& id) {
    const auto found = std::ranges::find(setting.sessions, id, &form::Session::id);
    return found == setting.sessions.end() ? nullptr : &*found;
}

// A page that counts for a session says so by a code that only this session could print.
bool code_is_true(const record::Reading& reading, const FromWorker& expected) {
    if (!reading.verified) {
        using enum record::Status;
        const bool counts = (reading.status == read || reading.status == unused) && !reading.session.empty();
        return !counts || (near(expected.setting, reading.session) == nullptr && !expected.counsel.session(reading.session));
    }
    return std::ranges::any_of(expected.genuine, [&](const std::string& payload) {
        const auto code = code::parse_payload(payload);
        return code && code->session == reading.session && code->sheet == reading.sheet && code->page == reading.page;
    });
}

} // namespace

bool is_session_id(std::string_view text) {
    return !text.empty() && is_code(text, session_letters);
}

std::optional<int> checked_total(std::string_view body, int max_pages) {
    Unpacker unpacker(body);
    const auto total = unpacker.number();
    const auto most = std::min<std::int64_t>(most_pages, std::max<std::int64_t>(max_pages, 1) + 1);
    const bool good = unpacker.good() && unpacker.at_end() && total >= 1 && total <= most;
    return good ? std::optional{static_cast<int>(total)} : std::nullopt;
}

std::optional<std::vector<PageOutcome>> checked_sheets(std::string_view body, const FromWorker& expected) {
    const auto raw = raw_sheets(body);
    if (!raw) {
        return std::nullopt;
    }
    auto sheets = outcomes_of(*raw);
    if (!are_possible(sheets, expected.page, expected.page) ||
        !std::ranges::all_of(sheets, [&](const PageOutcome& page) { return code_is_true(page.reading, expected); })) {
        return std::nullopt;
    }
    for (auto& sheet : sheets) {
        sheet.reading.source.path.clear();
        sheet.reading.source.sha256.clear();
        sheet.reading.version = program_version();
        sheet.basis.clear();
    }
    return sheets;
}

std::optional<RawDebug> checked_debug(std::string_view body) {
    auto picture = raw_debug(body);
    return picture && !picture->name.empty() && is_form_id(picture->name) ? std::move(picture) : std::nullopt;
}

bool is_possible(const PageOutcome& page) {
    const auto& reading = page.reading;
    return is_own_status(reading.status) && !reading.copy && reading.copies == record::Copies::unsaid &&
           is_code(reading.session, session_letters) && is_code(reading.sheet, sheet_letters) && is_form_id(reading.form) &&
           is_text(reading.group, longest_name) && reasons_are_possible(reading) && scores_are_possible(reading) &&
           back_is_possible(reading) && pictures_are_possible(page) && is_text(page.explanation, longest_explanation);
}

bool are_possible(std::span<const PageOutcome> pages, int first, int last) {
    int page = first - 1;
    int sheet = 0;
    for (const auto& one : pages) {
        const auto& source = one.reading.source;
        const bool next_page = source.sheet_in_picture == 1;
        page += next_page ? 1 : 0;
        sheet = next_page ? 1 : sheet + 1;
        if (source.page_in_file != page || page > last || source.sheet_in_picture != sheet || sheet > most_sheets_in_picture ||
            !is_possible(one)) {
            return false;
        }
    }
    return page >= first;
}

} // namespace formradar::app
