// A list of steps: gather, read, sort by session, conclude, and only then write.
#include "app/process.hpp"

#include <algorithm>
#include <memory>
#include <ostream>

#include "app/account.hpp"
#include "app/complaint.hpp"
#include "app/conclusions.hpp"
#include "app/decided.hpp"
#include "app/folder_names.hpp"
#include "app/generation.hpp"
#include "app/import.hpp"
#include "app/last_run.hpp"
#include "app/lost_sheets.hpp"
#include "app/other_decisions.hpp"
#include "app/outputs.hpp"
#include "app/plan.hpp"
#include "app/report.hpp"
#include "app/specimen.hpp"
#include "app/stats.hpp"
#include "app/summary.hpp"
#include "app/version.hpp"
#include "app/watch_session.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/machine/sandbox.hpp"

namespace formradar::app {
namespace {

constexpr std::string_view usual_out = "results";

// A session's own folder has its own results: those of a run over several would take the place of its readings.
Destination destination_of(const ProcessCommand& command, const World& world) {
    const auto& paths = command.scans.paths;
    const auto absolute = [&](const std::string& path) { return machine::normal(path, world.files->here()); };
    const bool is_there = command.out.empty() || absolute(command.out) == absolute(paths.front());
    if (is_there && paths.size() == 1 && is_session_folder(*world.files, absolute(paths.front()))) {
        return {.folder = paths.front(), .own = true};
    }
    const auto out = command.out.empty() ? std::string(usual_out) : command.out;
    if (is_session_folder(*world.files, absolute(out))) {
        throw Complaint(Msg::combine_elsewhere, {{"folder", out}});
    }
    return {.folder = out};
}

// A session is held before anything in it is looked at: sheets that are added or forgotten at this moment would be half seen.
std::unique_ptr<machine::Hold> held_at_once(const Destination& to, const ProcessCommand& command, World& world) {
    return to.own && !command.dry_run ? hold_folder(*world.files, to.folder) : nullptr;
}

Batches sorted(const Gathered& gathered, const PagePile& pile, World& world) {
    if (gathered.home) {
        return one_batch(pile, gathered.sessions.front());
    }
    SessionShelf shelf(*world.files, gathered.setting.sessions, gathered.setting.registry);
    return batches_of(pile, gathered.sessions, shelf);
}

std::optional<results::Results> earlier_results(const ProcessCommand& command, World& world) {
    return command.compare.empty() ? std::nullopt : std::optional{results_in(command.compare, world)};
}

std::string hidden_place(const Destination& to, std::string_view name, const World& world) {
    return machine::normal(machine::join(machine::join(to.folder, hidden_folder), name), world.files->here());
}

void choose_setting(Gathered& gathered, const Destination& to, const ProcessCommand& command, const World& world) {
    gathered.setting.answers = command.handwriting;
    gathered.setting.ledger = hidden_place(to, "pages", world);
    gathered.setting.known = std::make_shared<KnownFiles>(*world.files, hidden_place(to, "known", world), !command.rehash);
}

// Says whether everything was read: what could not be decoded may be the next time.
bool read_pages(const Gathered& gathered, const Pool& pool, PagePile& pile, Voice voice, World& world) {
    bool whole = true;
    read_with_progress(gathered, pool, voice, world, [&](const PageOutcome& page) {
        pile.add(page);
        whole = whole && !page.incomplete && page.reading.awaits != record::Awaits::another_run;
    });
    return whole;
}

// Every page of the run, in the order of the sources.
void put_all_lines(const Conclusions& all, const PagePile& pile, const std::function<void(std::string_view)>& sink) {
    std::vector<std::pair<const SettledPages*, std::uint32_t>> places(pile.size(), {nullptr, 0});
    for (const auto& session : all.sessions) {
        for (std::size_t place = 0; place < session->pages->size(); ++place) {
            places[session->pages->page(place)] = {session->pages.get(), static_cast<std::uint32_t>(place)};
        }
    }
    for (std::size_t page = 0; page < places.size(); ++page) {
        const auto& [pages, place] = places[page];
        sink((pages != nullptr ? pages->line(place) : pile.line(page)) + "\n");
    }
}

void write_all(const Conclusions& all, const PagePile& pile, const Concluding& how, World& world) {
    for (const auto& session : all.sessions) {
        const auto shown = shown_of(*session->pages);
        const Output output{.session = session->session,
                            .conclusion = session->conclusion,
                            .pages = shown,
                            .comparison = session->comparison ? &*session->comparison : nullptr,
                            .handwriting = how.command.handwriting,
                            .decisions = session->place,
                            .with_groups = how.command.with_groups};
        if (session->specimen) {
            write_specimen(*world.files, session->folder, output, *session->specimen, Messages(world.language));
        } else {
            write_outputs(*world.files, session->folder, output);
        }
    }
    if (!how.to.own) {
        write_unclaimed(*world.files, how.to.folder,
                        {.pages = shown_of(pile, all.unclaimed),
                         .doubts = all.doubts,
                         .lines = [&](const auto& sink) { put_all_lines(all, pile, sink); },
                         .language = world.language});
    }
}

std::string told_of(const Conclusions& all, const Destination& to, const World& world) {
    const Messages say(world.language);
    std::string text;
    for (const auto& session : all.sessions) {
        text += "\n";
        text += session->specimen
                    ? told_of_specimen(*session->specimen, session->session, session->folder, say) +
                          session->conclusion.account.not_read(say)
                    : account_of(session->conclusion, session->folder, session->place.folder, say) +
                          told_of_other_decisions(*world.files, session->place.folder, say) + told_of_lost(session->lost, say);
    }
    if (!all.unclaimed.empty()) {
        text += "\n" + say(Msg::of_no_session) + all.account.told(to.folder, to.folder, say);
    }
    return text.substr(1);
}

report::RunSummary run_summary(const Conclusions& all, const Destination& to, int code) {
    report::RunSummary summary{.version = std::string(program_version()), .sessions = {}, .unclaimed = {}, .exit_code = code};
    for (const auto& session : all.sessions) {
        summary.sessions.push_back(summary_of(session->conclusion, session->folder));
    }
    if (!all.unclaimed.empty()) {
        summary.unclaimed = unclaimed_summary(all.account, to.folder);
    }
    return summary;
}

void check_has_paper(const ProcessCommand& command, const World& world) {
    const auto& folder = command.scans.paths.front();
    if (command.scans.paths.size() == 1 && is_session_folder(*world.files, folder)) {
        must_have_paper(session_in(*world.files, folder), folder);
    }
}

// Of the first specimen of the run.
void write_figures(const Conclusions& all, const ProcessCommand& command, World& world) {
    if (command.anonymous_report.empty()) {
        return;
    }
    const auto found = std::ranges::find_if(all.sessions, [](const auto& session) { return session->specimen.has_value(); });
    if (found == all.sessions.end()) {
        throw Complaint(Msg::no_test_here);
    }
    world.files->write(command.anonymous_report, figures_of_specimen(*(*found)->specimen, (*found)->session));
    *world.err << Messages(world.language)(Msg::report_written, {{"file", command.anonymous_report}}) << "\n";
}

// Whether what the last run came to may be said again: not to somebody who wants to see it done.
bool may_stand(const ProcessCommand& command, Voice voice, const std::string& basis) {
    return !basis.empty() && !command.rehash && !command.stats && !voice.verbose && command.anonymous_report.empty();
}

LastRun run_of(const Conclusions& all, const Destination& to, const World& world) {
    const bool waits = any_session_waits(all);
    return {.told = told_of(all, to, world),
            .json = report::run_json(run_summary(all, to, waits ? exit_waiting : exit_done)),
            .waits = waits};
}

// Says what a run came to: this one, or the last one where nothing is new.
int say(const LastRun& run, const ProcessCommand& command, Voice voice, World& world) {
    *world.err << (voice.quiet ? "" : run.told);
    if (command.json) {
        *world.out << run.json;
    }
    return run.waits ? exit_waiting : exit_done;
}

} // namespace

int run_process(const ProcessCommand& command, Voice voice, World& world) {
    if (command.watch) {
        return run_watch(command, voice, world);
    }
    check_has_paper(command, world);
    machine::give_back_large_pieces();
    Steps steps;
    const auto to = destination_of(command, world);
    const auto own = held_at_once(to, command, world);
    auto gathered = gather(command.scans, world);
    if (command.dry_run) {
        tell_plan(gathered, to.folder, command.json, world);
        return exit_done;
    }
    const auto earlier = earlier_results(command, world); // what is not there is said before everything is read
    const auto other = own ? nullptr : hold_folder(*world.files, to.folder); // only once there is something to write
    choose_setting(gathered, to, command, world);
    const auto basis = to.own && !earlier ? basis_of(gathered, command, to.folder, world) : "";
    steps.done(Msg::stats_find);
    if (const auto last = may_stand(command, voice, basis) ? last_run(world, to.folder, basis) : std::nullopt) {
        offer_decisions_file(*world.files, {.folder = to.folder, .also = {}, .base = to.folder, .session_folder = to.folder});
        *world.err << (voice.quiet ? "" : Messages(world.language)(Msg::nothing_new) + "\n");
        return say(*last, command, voice, world);
    }
    const RunPile run(*world.files, hidden_place(to, "run", world));
    auto pool = pool_for(command.scans.jobs, gathered.setting, world);
    pool.times = std::make_shared<SharedTimes>();
    const bool whole = read_pages(gathered, pool, *run.pages, voice, world);
    gathered.setting.known->keep();
    run.pages->close();
    steps.done(Msg::stats_read_all);
    auto batches = sorted(gathered, *run.pages, world);
    const Concluding how{.command = command, .to = to, .gathered = gathered, .earlier = earlier};
    const auto concluded = conclude_all(std::move(batches), *run.pages, how, world);
    steps.done(Msg::stats_add_up);
    write_all(concluded, *run.pages, how, world);
    steps.done(Msg::stats_write);
    const auto now = run_of(concluded, to, world);
    if (whole && !basis.empty() && concluded.sessions.front()->lost.empty()) {
        remember(world, to.folder, basis, now);
    }
    const int code = say(now, command, voice, world);
    write_figures(concluded, command, world);
    *world.err << (command.stats ? steps.told(run.pages->size(), pool.times->total(), Messages(world.language)) : "");
    return code;
}

} // namespace formradar::app
