// Writes runs and plans as JSON, in the order of a reader: what, how much, what waits.
#include "formradar/report/run_json.hpp"

#include "formradar/record/reason_words.hpp"
#include "report/ordered_json.hpp"

namespace formradar::report {
namespace {

std::string indented(const Json& json) {
    return without_steering(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

Json pages_json(const results::Tally& tally) {
    Json pages = {{"found", tally.found}};
    for (std::size_t i = 0; i < record::all_statuses.size(); ++i) {
        pages[std::string(record::name_of(record::all_statuses[i]))] = tally.pages[i];
    }
    return pages;
}

Json session_of_run(const RunSession& run) {
    return {{"session", run.session},
            {"title", run.title},
            {"date", run.date},
            {"form", run.form},
            {"folder", run.folder},
            {"results", run.sheets > 0},
            {"files", run.files},
            {"pages", pages_json(run.tally)},
            {"sheets", run.sheets},
            {"printed", run.tally.sheets_printed.value_or(0)},
            {"not_back", run.absent},
            {"pages_missing", run.tally.pages_missing},
            {"unverified", run.tally.unverified},
            {"decisions", run.decisions},
            {"waiting", {{"marks", run.marks}, {"pages", run.pages}, {"again", run.again}, {"decisions", run.rows}}}};
}

} // namespace

std::string run_json(const RunSummary& summary) {
    Json sessions = Json::array();
    for (const auto& session : summary.sessions) {
        sessions.push_back(session_of_run(session));
    }
    Json json = {
        {"version", summary.version}, {"sessions", sessions}, {"of_no_session", nullptr}, {"exit_code", summary.exit_code}};
    if (summary.unclaimed) {
        json["of_no_session"] = {{"folder", summary.unclaimed->folder}, {"pages", pages_json(summary.unclaimed->tally)}};
    }
    return indented(json);
}

std::string plan_json(const RunPlan& plan) {
    Json files = Json::array();
    for (const auto& file : plan.files) {
        files.push_back(
            {{"source", file.name}, {"read_before", file.known}, {"reason", text_or_null(record::words_of(file.refusal))}});
    }
    Json sessions = Json::array();
    for (const auto& session : plan.sessions) {
        sessions.push_back({{"session", session.session}, {"title", session.title}, {"folder", text_or_null(session.folder)}});
    }
    return indented({{"version", plan.version},
                     {"dry_run", true},
                     {"files", files},
                     {"sessions", sessions},
                     {"out", plan.out},
                     {"warnings", plan.warnings}});
}

} // namespace formradar::report
