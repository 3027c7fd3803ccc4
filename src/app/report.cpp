// Kept readings go the same way as those of a run, from where pages are sorted on.
#include "app/report.hpp"

#include <ostream>

#include "app/account.hpp"
#include "app/complaint.hpp"
#include "app/folder_names.hpp"
#include "app/import.hpp"
#include "app/outputs.hpp"
#include "app/shard.hpp"
#include "app/specimen.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reasoned_error.hpp"
#include "formradar/report/json.hpp"

namespace formradar::app {
namespace {

// The session that most of these readings are of.
std::string main_session(const std::vector<record::Reading>& readings) {
    std::map<std::string, int> counts;
    for (const auto& reading : readings) {
        counts[reading.session] += reading.session.empty() ? 0 : 1;
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? "" : most->first;
}

// Of the session, where it is known; else that of the results.
std::string own_folder(const KnownSessions& known, const std::string& id, const std::string& results) {
    const auto found = std::ranges::find(known.sessions, id, [](const SessionAt& at) { return at.session.id; });
    return found == known.sessions.end() ? results : found->folder;
}

// From files of readings and from kept shards, in the order of the sources. Says whether there are pictures.
bool gather_pages(const std::vector<std::string>& paths, PagePile& pile, machine::Files& files) {
    std::vector<std::string> shards;
    for (const auto& path : paths) {
        if (is_kept_shard(files, path)) {
            shards.push_back(path);
            continue;
        }
        for (auto& reading : readings_in(path, files)) {
            PageOutcome page;
            page.reading = std::move(reading);
            pile.add(page);
        }
    }
    if (!shards.empty()) {
        join_shards(pile, files, shards);
    }
    pile.sort_by_source();
    return pile.size() > 0 && !shards.empty();
}

} // namespace

std::vector<record::Reading> readings_in(const std::string& path, const machine::Files& files) {
    std::vector<record::Reading> readings;
    const auto text = files.read(path);
    std::size_t number = 0;
    for (const auto line : split(text, '\n')) {
        ++number;
        if (trimmed(line).empty()) {
            continue;
        }
        auto reading = report::parse_reading(line);
        if (!reading) {
            throw record::ReasonedError({Cause::no_reading, {path, figure(number), within(reading.error())}});
        }
        readings.push_back(std::move(*reading));
    }
    return readings;
}

results::Results results_in(const std::string& folder, World& world) {
    const auto path = machine::join(folder, readings_file);
    if (world.files->info(path).kind != machine::FileKind::file) {
        throw Complaint(Msg::no_results, {{"folder", folder}});
    }
    auto readings = readings_in(path, *world.files);
    const auto known = find_sessions(*world.files, {.named = {}, .folders = {machine::normal(folder, world.files->here())}});
    std::vector<form::Session> near;
    for (const auto& at : known.sessions) {
        near.push_back(at.session);
    }
    SessionShelf shelf(*world.files, near, world.sessions_folder);
    const auto* session = shelf.find(main_session(readings));
    if (session == nullptr) {
        throw Complaint(Msg::session_unknown, {{"folder", folder}});
    }
    if (is_specimen(*session)) {
        throw Complaint(Msg::not_comparable, {{"folder", folder}});
    }
    must_be_as_noted(*world.files, world.sessions_folder, *session);
    const auto decisions = decisions_in(*world.files, {.folder = own_folder(known, session->id, folder)}, nullptr);
    return conclude(std::move(readings), *session, decisions).results;
}

void must_be_comparable(const results::Results& earlier, const form::Session& session) {
    const auto why_not = results::why_not_compared(earlier, results::add_up({}, session));
    if (!why_not.empty()) {
        throw record::ReasonedError({Cause::not_compared, {within(why_not)}});
    }
}

int run_report(const ReportCommand& command, Voice voice, World& world) {
    const auto session = session_in(*world.files, command.session);
    must_be_a_meeting(session, command.session);
    must_be_as_noted(*world.files, world.sessions_folder, session);
    const auto folder = command.out.empty() ? command.session : command.out;
    const auto held = hold_folder(*world.files, folder);
    const RunPile run(*world.files, machine::join(machine::join(folder, hidden_folder), "run"));
    auto& pile = *run.pages;
    const bool pictures = gather_pages(command.readings, pile, *world.files);
    const auto earlier = command.compare.empty() ? std::nullopt : std::optional{results_in(command.compare, world)};
    if (earlier) {
        must_be_comparable(*earlier, session);
    }
    const auto older = command.out == command.session ? "" : command.out;
    const DecisionPlace place{.folder = command.session, .also = older, .base = "", .session_folder = ""};
    const auto all = all_of(pile);
    const auto decisions =
        decisions_in(*world.files, place, [&](const std::string& name) { return has_source(pile, all, name); });
    const SettledPages pages(pile, all, session, decisions.rows);
    const auto conclusion = conclude(pages, session, decisions, command.small_groups);
    const auto comparison = earlier ? std::optional{results::compare(*earlier, conclusion.results)} : std::nullopt;
    write_outputs(*world.files, folder,
                  {.session = session,
                   .conclusion = conclusion,
                   .pages = shown_of(pages),
                   .comparison = comparison ? &*comparison : nullptr,
                   .handwriting = pictures,
                   .decisions = place,
                   .with_groups = command.with_groups});
    if (!voice.quiet) {
        *world.err << account_of(conclusion, folder, place.folder, Messages(world.language));
    }
    return anything_waits(conclusion) ? exit_waiting : exit_done;
}

} // namespace formradar::app
