// The session's state for the page in a browser.
#include "formradar/report/session_json.hpp"

#include <algorithm>

#include "formradar/form/words.hpp"
#include "formradar/report/results_pages.hpp"
#include "formradar/results/conclusions.hpp"
#include "report/ordered_json.hpp"
#include "report/words.hpp"

namespace formradar::report {
namespace {

using results::Results;
using results::Verdict;

constexpr std::size_t most_in_column = 3;

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json column(const std::string& kind, std::string_view head, std::string_view none) {
    return {{"kind", kind}, {"head", head}, {"none", none}, {"findings", Json::array()}};
}

bool is_together(Verdict verdict) {
    return verdict == Verdict::together_high || verdict == Verdict::together_low || verdict == Verdict::together_middle;
}

// The three columns of the first page of the results.
Json glance_json(const Results& results, const form::ReportWords& words) {
    auto agree = column("agree", words.picture.agree, words.picture.no_agree);
    auto differ = column("differ", words.picture.differ, words.picture.no_differ);
    auto work = column("work", words.picture.work, words.picture.no_work);
    const auto add = [](Json& to, const std::string& label, const std::string& value) {
        if (to["findings"].size() < most_in_column) {
            to["findings"].push_back({{"label", label}, {"value", value}});
        }
    };
    const auto order = most_divided_first(results);
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        const auto& statement = results.statements[*i];
        if (is_together(verdict(statement.scores))) {
            add(agree, statement.label, number(words, statement.scores.mean, 1));
        }
    }
    for (const auto i : order) {
        const auto& statement = results.statements[i];
        if (verdict(statement.scores) == Verdict::divided) {
            add(differ, statement.label,
                std::to_string(*statement.scores.lowest) + "–" + std::to_string(*statement.scores.highest));
        }
    }
    for (const auto i : agenda(results, most_in_column).low) {
        const auto& statement = results.statements[i];
        if (is_low(statement.scores)) {
            add(work, statement.label, number(words, statement.scores.mean, 1));
        }
    }
    return Json::array({agree, differ, work});
}

Json statements_json(const Results& results, const form::ReportWords& words) {
    Json list = Json::array();
    for (const auto& statement : results.statements) {
        const auto& scores = statement.scores;
        const auto word = words.agreement.verdicts.at(static_cast<std::size_t>(verdict(scores)));
        list.push_back({{"label", statement.label},
                        {"n", scores.n},
                        {"mean", scores.mean ? number(words, scores.mean, 1) : ""},
                        {"agreement", scores.agreement ? number(words, scores.agreement, 2) : ""},
                        {"verdict", word}});
    }
    return list;
}

} // namespace

std::string session_json(const SessionShown& shown) {
    const auto& words = form::words_of(shown.session.form.language).report;
    const bool open = shown.covered == 0;
    Json json = {{"version", shown.version},
                 {"session", {{"id", shown.session.id}, {"printed", shown.results.tally.sheets_printed}}},
                 {"reading", {{"waiting", shown.reading}}},
                 {"counts", {{"sheets", shown.results.sheets.size()}, {"pages", shown.results.tally.found}}},
                 {"covered", shown.covered},
                 {"chart", {{"version", shown.version}, {"parts", open ? chart_parts(shown.results) : 0}}},
                 {"statements", open ? statements_json(shown.results, words) : Json::array()},
                 {"glance", open ? glance_json(shown.results, words) : Json::array()},
                 {"problems", shown.problems},
                 {"outputs", shown.outputs},
                 {"doubts", Json::parse(questions_json(shown.doubts, shown.choices, shown.address))}};
    return text_of(json);
}

std::string ledger_json(std::span<const record::Reading> readings) {
    Json pages = Json::array();
    for (const auto& reading : readings) {
        const auto waiting = std::ranges::count(reading.scores, true, &record::Score::needs_review);
        pages.push_back({{"source", reading.source.path},
                         {"page_in_file", reading.source.page_in_file},
                         {"status", record::name_of(reading.status)},
                         {"sheet", reading.sheet},
                         {"page", reading.page},
                         {"reason", reading.reason},
                         {"waiting", waiting}});
    }
    return text_of({{"pages", pages}});
}

} // namespace formradar::report
