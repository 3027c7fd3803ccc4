// The session's state for the page in a browser.
#include "formradar/report/session_json.hpp"

#include <algorithm>
#include <string_view>

#include "formradar/form/words.hpp"
#include "formradar/record/decide.hpp"
#include "formradar/report/results_pages.hpp"
#include "formradar/results/findings.hpp"
#include "report/ordered_json.hpp"
#include "report/question_parts.hpp"
#include "report/sentences.hpp"
#include "report/words.hpp"

namespace formradar::report {
namespace {

std::string compact(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string_view kind_of(Tone tone) {
    switch (tone) {
        case Tone::agree:
            return "agree";
        case Tone::differ:
            return "differ";
        case Tone::work:
            return "work";
    }
    return "";
}

// The three columns of the first page of the results.
Json glance_json(const Telling& telling) {
    Json columns = Json::array();
    for (const auto& list : lists_of(telling)) {
        Json column = {{"kind", kind_of(list.tone)}, {"head", list.head}, {"none", list.rest}, {"findings", Json::array()}};
        for (const auto& item : list.items) {
            column["findings"].push_back({{"label", item.label}, {"value", item.value}, {"note", item.note}});
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

Json statements_json(const Telling& telling) {
    const auto& words = telling.words;
    Json list = Json::array();
    for (std::size_t i = 0; i < telling.results.statements.size(); ++i) {
        const auto& statement = telling.results.statements[i];
        const auto& scores = statement.scores;
        list.push_back({{"label", statement.label},
                        {"n", scores.n},
                        {"mean", scores.mean ? number(words, scores.mean, 1) : ""},
                        {"agreement", scores.agreement ? number(words, scores.agreement, 2) : ""},
                        {"verdict", verdict_text(telling, i)}});
    }
    return list;
}

// An answer that the page has a word for, as its name; else as it was written.
Json told_value(const record::Decision& row, const form::Session& session) {
    switch (row.ruling) {
        using enum record::Ruling;
        case value:
        case copy:
            return {{"text", row.value}};
        case empty:
            return {{"kind", "empty"}};
        case not_applicable:
            return {{"text", session.form.not_applicable.empty() ? row.value : session.form.not_applicable}};
        case read:
            return {{"kind", "read"}};
        case ignore:
            return {{"kind", "ignore"}};
        case both:
            return {{"kind", "both"}};
    }
    return nullptr;
}

} // namespace

std::string session_json(const SessionShown& shown) {
    const auto& words = form::words_of(shown.session.form.language).report;
    const auto findings = results::findings_of(shown.results);
    const Telling telling{shown.results, findings, words};
    const bool open = shown.covered == 0;
    Json json = {{"version", shown.version},
                 {"session", {{"id", shown.session.id}, {"printed", shown.results.tally.sheets_printed.value_or(0)}}},
                 {"reading", {{"waiting", shown.reading}}},
                 {"counts", {{"sheets", shown.results.sheets.size()}, {"pages", shown.results.tally.found}}},
                 {"covered", shown.covered},
                 {"chart", {{"version", shown.version}, {"parts", open ? chart_parts(shown.results) : 0}}},
                 {"statements", open ? statements_json(telling) : Json::array()},
                 {"glance", open ? glance_json(telling) : Json::array()},
                 {"problems", shown.problems},
                 {"spreadsheet", shown.spreadsheet},
                 {"outputs", shown.outputs},
                 {"doubts", Json::parse(questions_json(shown.doubts, shown.choices, shown.address))}};
    return compact(json);
}

std::string decisions_json(std::span<const record::Decision> decisions, const form::Session& session) {
    Json list = Json::array();
    for (std::size_t i = decisions.size(); i-- > 0;) {
        const auto& row = decisions[i];
        const auto index = static_cast<std::size_t>(row.statement) - 1;
        const bool known = row.subject == record::Subject::statement && index < session.form.statements.size();
        list.push_back({{"sheet", row.sheet},
                        {"page", row.page ? Json(*row.page) : Json("")},
                        {"statement", record::statement_cell_of(row)},
                        {"source", row.source},
                        {"page_in_file", row.page_in_file ? Json(*row.page_in_file) : Json("")},
                        {"sheet_in_picture", row.sheet_in_picture ? Json(*row.sheet_in_picture) : Json("")},
                        {"value", row.value},
                        {"label", known ? session.form.statements[index].label : ""},
                        {"told", told_value(row, session)},
                        {"who", row.who},
                        {"when", row.when}});
    }
    return compact({{"decisions", list}});
}

std::string ledger_json(std::span<const record::Reading> readings, std::string_view language) {
    Json pages = Json::array();
    for (const auto& reading : readings) {
        const auto waiting = std::ranges::count(reading.scores, true, &record::Score::needs_review);
        pages.push_back({{"source", reading.source.path},
                         {"page_in_file", reading.source.page_in_file},
                         {"status", record::name_of(reading.status)},
                         {"decided", reading.awaits == record::Awaits::decided}, // that it does not count
                         {"sheet", reading.sheet},
                         {"page", reading.page.value_or(0)},
                         {"reason", reason_json(reading.reason, language)},
                         {"waiting", waiting}});
    }
    return compact({{"pages", pages}});
}

} // namespace formradar::report
