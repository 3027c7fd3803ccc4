// Kept readings go the same way as those of a run, from where pages are sorted on.
#include "app/report.hpp"

#include <algorithm>
#include <iterator>
#include <ostream>
#include <set>
#include <utility>

#include "app/account.hpp"
#include "app/complaint.hpp"
#include "app/find_scans.hpp"
#include "app/folder_names.hpp"
#include "app/import.hpp"
#include "app/lost_sheets.hpp"
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

// What is to be added up: files of readings, and the folders of kept shards.
struct Inputs {
    std::vector<std::string> files;
    std::vector<std::string> shards;
};

// A shard's readings stand for the shard: by themselves nothing would tell whether they are all of it, and where the others are.
std::string shard_of(const std::string& path, const machine::Files& files) {
    const bool is_part = machine::name_of(path) == readings_file && is_kept_shard(files, machine::parent_of(path));
    return is_part ? machine::parent_of(path) : is_kept_shard(files, path) ? path : "";
}

Inputs sorted(const std::vector<std::string>& paths, const machine::Files& files) {
    Inputs inputs;
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
    for (const auto& path : paths) {
        if (const auto shard = shard_of(path, files); !shard.empty()) {
            inputs.shards.push_back(shard);
            continue;
        }
        if (const auto info = files.info(path); info.kind == machine::FileKind::file && !seen.insert(info.identity).second) {
            throw Complaint(Msg::readings_twice, {{"path", path}});
        }
        inputs.files.push_back(path);
    }
    return inputs;
}

// In the order of the sources.
void gather_pages(const Inputs& inputs, PagePile& pile, const std::string& session, machine::Files& files) {
    for (const auto& path : inputs.files) {
        for (auto& reading : readings_in(path, files)) {
            PageOutcome page;
            page.reading = std::move(reading);
            pile.add(page);
        }
    }
    if (!inputs.shards.empty()) {
        join_shards(pile, files, inputs.shards, session);
    }
    pile.sort_by_source();
}

// Rows beside what is added up are of nobody's use: one file holds for the session.
std::string told_of_unread_decisions(const Inputs& inputs, const DecisionPlace& place, const machine::Files& files,
                                     const Messages& say) {
    const auto absolute = [&](const std::string& folder) { return machine::normal(folder, files.here()); };
    std::set<std::string> folders(inputs.shards.begin(), inputs.shards.end());
    std::ranges::transform(inputs.files, std::inserter(folders, folders.end()), machine::parent_of);
    std::string text;
    for (const auto& folder : folders) {
        const auto path = machine::join(folder, decisions_file);
        const bool is_read =
            absolute(folder) == absolute(place.folder) || (!place.also.empty() && absolute(folder) == absolute(place.also));
        if (is_read || files.info(path).kind != machine::FileKind::file) {
            continue;
        }
        if (const auto there = record::parse_decisions(files.read(path)); !there.rows.empty() || !there.mistakes.empty()) {
            text +=
                say(Msg::other_decisions, {{"file", path}, {"decisions", machine::join(place.folder, decisions_file)}}) + "\n";
        }
    }
    return text;
}

// What a session is asked for before anything is made in its folder, and once more when nobody can change it any more.
form::Session counted_session(const std::string& folder, const World& world) {
    auto session = session_in(*world.files, folder);
    must_be_a_meeting(session, folder);
    must_be_as_noted(*world.files, world.sessions_folder, session);
    return session;
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
    static_cast<void>(counted_session(command.session, world));
    const auto folder = command.out.empty() ? command.session : command.out;
    const auto here = world.files->here();
    const bool is_own = machine::normal(folder, here) == machine::normal(command.session, here);
    if (!is_own && is_session_folder(*world.files, folder)) {
        throw Complaint(Msg::combine_elsewhere, {{"folder", folder}});
    }
    if (is_kept_shard(*world.files, folder)) {
        throw Complaint(Msg::out_is_shard, {{"folder", folder}});
    }
    const auto inputs = sorted(command.readings, *world.files);
    const auto held = hold_folder(*world.files, folder);
    const auto session = counted_session(command.session, world);
    const RunPile run(*world.files, machine::join(machine::join(folder, hidden_folder), "run"));
    auto& pile = *run.pages;
    gather_pages(inputs, pile, session.id, *world.files);
    const auto earlier = command.compare.empty() ? std::nullopt : std::optional{results_in(command.compare, world)};
    if (earlier) {
        must_be_comparable(*earlier, session);
    }
    const DecisionPlace place{.folder = command.session, .also = is_own ? "" : folder, .base = "", .session_folder = ""};
    const auto all = all_of(pile);
    const auto decisions =
        decisions_in(*world.files, place, [&](const std::string& name) { return has_source(pile, all, name); });
    const Messages say(world.language);
    const auto unread = told_of_unread_decisions(inputs, place, *world.files, say);
    const SettledPages pages(pile, all, session, decisions.rows);
    const auto conclusion = conclude(pages, session, decisions, command.small_groups);
    const auto comparison = earlier ? std::optional{results::compare(*earlier, conclusion.results)} : std::nullopt;
    const auto lost = lost_sheets(*world.files, folder, conclusion.results);
    write_outputs(*world.files, folder,
                  {.session = session,
                   .conclusion = conclusion,
                   .pages = shown_of(pages),
                   .comparison = comparison ? &*comparison : nullptr,
                   .handwriting = pile.size() > 0 && !inputs.shards.empty(),
                   .decisions = place,
                   .with_groups = command.with_groups});
    if (!voice.quiet) {
        *world.err << account_of(conclusion, folder, place.folder, say) << unread << told_of_lost(lost, say);
    }
    return anything_waits(conclusion) || !unread.empty() ? exit_waiting : exit_done;
}

} // namespace formradar::app
