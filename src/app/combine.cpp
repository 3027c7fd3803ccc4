// Results read back from each folder, put together, and written as pages, workbook and tables.
#include "app/combine.hpp"

#include <algorithm>
#include <ostream>

#include "app/complaint.hpp"
#include "app/folder_names.hpp"
#include "app/put_results.hpp"
#include "app/report.hpp"
#include "app/version.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reasoned_error.hpp"
#include "formradar/report/csv.hpp"
#include "formradar/report/proof.hpp"
#include "formradar/report/results_html.hpp"
#include "formradar/report/results_json.hpp"
#include "formradar/report/results_pages.hpp"
#include "formradar/results/combine.hpp"

namespace formradar::app {
namespace {

std::vector<results::Results> sessions_in(const std::vector<std::string>& folders, World& world) {
    std::vector<results::Results> sessions;
    for (const auto& folder : folders) {
        sessions.push_back(results_in(folder, world));
        if (sessions.back().sheets.empty()) {
            throw Complaint(Msg::combine_no_sheet, {{"folder", folder}});
        }
    }
    return sessions;
}

// A row would tell of a small session who is in which group: rows name none, unless that is asked for.
results::Results without_groups(results::Results results) {
    for (auto& sheet : results.sheets) {
        sheet.group.clear();
    }
    return results;
}

void write_combined(machine::Files& files, const CombineCommand& command, const results::Results& results) {
    const report::ReportInput input{
        .results = &results, .comparison = nullptr, .quotes = nullptr, .account = {.version = std::string(program_version())}};
    Generation fresh(files, command.out);
    put_workbook(fresh, files, results, command.with_groups);
    fresh.put(scores_file, report::scores_csv(command.with_groups ? results : without_groups(results), command.with_groups));
    fresh.put(json_file, report::results_json(results));
    put_charts(fresh, results);
    fresh.put(page_file, report::results_html(input));
    fresh.put(results_file, draw::render_pdf(report::draw_report(input)), report::fault_in_pdf);
    fresh.switch_over();
}

std::string told_of(const std::vector<results::Results>& sessions, const results::Results& all, const std::string& out,
                    const Messages& say) {
    const auto sheets_of = [&](const results::Results& each) { return say.number(each.sheets.size(), Msg::sheet, Msg::sheets); };
    std::string text;
    for (const auto& session : sessions) {
        text += session.session + "  " + session.date + "  " + sheets_of(session) + "  " + session.title + "\n";
    }
    text += say(Msg::combined, {{"sheets", sheets_of(all)},
                                {"sessions", say.number(sessions.size(), Msg::session, Msg::sessions)},
                                {"file", machine::join(out, results_file)}}) +
            "\n";
    if (all.waiting() > 0) {
        text += say.number(static_cast<std::size_t>(all.waiting()), Msg::combined_waits_one, Msg::combined_waits) + "\n";
    }
    return text;
}

} // namespace

int run_combine(const CombineCommand& command, Voice voice, World& world) {
    const auto sessions = sessions_in(command.folders, world);
    if (auto why_not = results::why_not_combined(sessions); !why_not.empty()) {
        throw record::ReasonedError(std::move(why_not));
    }
    if (world.files->info(machine::join(command.out, session_file)).kind != machine::FileKind::none) {
        throw Complaint(Msg::combine_elsewhere, {{"folder", command.out}});
    }
    auto all = results::combine(sessions, {.small_groups = command.small_groups});
    all.title = command.title.empty() ? all.title : command.title;
    const auto held = hold_folder(*world.files, command.out);
    write_combined(*world.files, command, all);
    if (!voice.quiet) {
        *world.err << told_of(sessions, all, command.out, Messages(world.language));
    }
    return all.waiting() > 0 || all.unplaced > 0 ? exit_waiting : exit_done;
}

} // namespace formradar::app
