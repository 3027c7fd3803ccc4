// Lists files, sessions and the place of the results.
#include "app/plan.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "app/folder_names.hpp"
#include "app/messages.hpp"
#include "app/report.hpp"
#include "app/version.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reason_words.hpp"
#include "formradar/report/run_json.hpp"

namespace formradar::app {
namespace {

// Names of files that the last run into this folder read; none where there was no run, or its readings are no such file.
std::set<std::string> known_names(const machine::Files& files, const std::string& out) {
    std::set<std::string> names;
    const auto path = machine::join(out, readings_file);
    if (files.info(path).kind != machine::FileKind::file) {
        return names;
    }
    try {
        for (auto& reading : readings_in(path, files)) {
            names.insert(std::move(reading.source.path));
        }
    } catch (const Error&) { // a real run would write it anew
        names.clear();
    }
    return names;
}

report::RunPlan plan_of(const Gathered& gathered, const std::string& out, const World& world) {
    const auto known = known_names(*world.files, out);
    report::RunPlan plan{
        .version = std::string(program_version()), .files = {}, .sessions = {}, .out = out, .warnings = gathered.warnings};
    for (const auto& source : gathered.found.sources) {
        plan.files.push_back({.name = source.name, .known = known.contains(source.name), .refusal = source.refusal});
    }
    for (const auto& [session, folder] : gathered.sessions) {
        plan.sessions.push_back({.session = session.id, .title = session.title, .folder = folder});
    }
    return plan;
}

std::string text_of(const report::RunPlan& plan, const Messages& say) {
    const auto known = static_cast<std::size_t>(std::ranges::count(plan.files, true, &report::PlannedFile::known));
    std::string text = say(Msg::plan_head, {{"files", say.number(plan.files.size(), Msg::file, Msg::files)}}) + "\n";
    for (const auto& file : plan.files) {
        text += "  " + machine::printable(file.name) +
                (file.refusal.empty() ? "" : ": " + record::words_of(file.refusal, say.language())) + "\n";
    }
    if (known > 0) {
        text += say(Msg::plan_known, {{"files", say.number(known, Msg::file, Msg::files)}}) + "\n";
    }
    for (const auto& session : plan.sessions) {
        text += say(Msg::plan_session, {{"session", session.session}, {"title", session.title}}) + "\n";
    }
    if (plan.sessions.empty()) {
        text += say(Msg::plan_no_session) + "\n";
    }
    return text + say(Msg::plan_out, {{"folder", plan.out}}) + "\n";
}

} // namespace

void tell_plan(const Gathered& gathered, const std::string& out, bool json, World& world) {
    const auto plan = plan_of(gathered, out, world);
    for (const auto& warning : plan.warnings) {
        *world.err << Messages(world.language)(Msg::warning, {{"what", warning}}) << "\n";
    }
    *world.out << (json ? report::plan_json(plan) : text_of(plan, Messages(world.language)));
}

} // namespace formradar::app
