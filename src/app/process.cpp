// A list of steps: gather, read, sort by session, conclude, and only then write.
#include "app/process.hpp"

#include <algorithm>
#include <ostream>

#include "app/account.hpp"
#include "app/batches.hpp"
#include "app/counting.hpp"
#include "app/folder_names.hpp"
#include "app/import.hpp"
#include "app/lost_sheets.hpp"
#include "app/outputs.hpp"
#include "app/plan.hpp"
#include "app/report.hpp"
#include "app/specimen.hpp"
#include "app/summary.hpp"
#include "app/version.hpp"
#include "app/watch_session.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

constexpr std::string_view usual_out = "results";

// Where everything goes: a session's own folder, else one below `out` for each session.
struct Destination {
    std::string folder; // as the user would write it
    bool own = false;   // it is the session's folder
};

Destination destination_of(const ProcessCommand& command, const Gathered& gathered) {
    if (gathered.home && command.out.empty()) {
        return {.folder = command.scans.paths.front(), .own = true};
    }
    return {.folder = command.out.empty() ? std::string(usual_out) : command.out};
}

std::string folder_of(const Batch& batch, const Destination& to) {
    return to.own ? to.folder : machine::join(to.folder, batch.session.id);
}

Batches sorted(const Gathered& gathered, const PagePile& pile, World& world) {
    if (gathered.home) {
        return one_batch(pile, gathered.sessions.front());
    }
    SessionShelf shelf(*world.files, gathered.setting.sessions, gathered.setting.registry);
    return batches_of(pile, gathered.sessions, shelf);
}

DecisionPlace decision_place(const Batch& batch, const std::string& out, const std::string& base, const World& world) {
    const auto absolute = machine::normal(out, world.files->here());
    const bool same = batch.session_folder.empty() || batch.session_folder == absolute;
    return {.folder = same ? out : batch.session_folder,
            .also = same ? "" : absolute,
            .base = base,
            .session_folder = batch.session_folder};
}

// How a run concludes: what is the same for all of its sessions.
struct Concluding {
    const ProcessCommand& command;
    const Destination& to;
    const Gathered& gathered;
    const std::optional<results::Results>& earlier; // to compare with
};

// A session's pages with all that they come to.
struct Concluded {
    form::Session session;
    std::unique_ptr<const SettledPages> pages; // of `session`
    std::string folder;
    std::unique_ptr<machine::Hold> held; // null in the session's own folder, which the run holds from its start
    DecisionPlace place;
    Conclusion conclusion;
    std::optional<results::Comparison> comparison;
    std::vector<std::string> lost;
    std::optional<results::SpecimenResult> specimen; // of a test of printer and scanner
};

struct Conclusions {
    std::vector<std::unique_ptr<const Concluded>> sessions;
    PageIndexes unclaimed; // pages of no session
    Account account;       // of these
    std::vector<DoubtNote> doubts;
};

std::optional<results::Results> earlier_results(const ProcessCommand& command, World& world) {
    return command.compare.empty() ? std::nullopt : std::optional{results_in(command.compare, world)};
}

// Not all that may be there could be looked into.
bool is_partial(const Gathered& gathered) {
    return std::ranges::any_of(gathered.found.sources, &ScanSource::is_folder);
}

std::string hidden_place(const Destination& to, std::string_view name, const World& world) {
    return machine::normal(machine::join(machine::join(to.folder, hidden_folder), name), world.files->here());
}

void read_pages(Gathered& gathered, const Destination& to, const ProcessCommand& command, PagePile& pile, Voice voice,
                World& world) {
    gathered.setting.answers = command.handwriting;
    gathered.setting.ledger = hidden_place(to, "pages", world);
    const auto pool = pool_for(command.scans.jobs, gathered.setting, world);
    read_with_progress(gathered, pool, voice, world, [&](const PageOutcome& page) { pile.add(page); });
}

std::unique_ptr<Concluded> conclude_session(Batch batch, PageIndexes& unclaimed, const PagePile& pile, const Concluding& how,
                                            World& world) {
    const auto folder = folder_of(batch, how.to);
    auto held = how.to.own ? nullptr : hold_folder(*world.files, folder);
    auto place = decision_place(batch, folder, how.gathered.found.base, world);
    const auto decisions = decisions_in(*world.files, place, [&](const std::string& name) {
        return has_source(pile, batch.pages, name) || has_source(pile, unclaimed, name);
    });
    claim(batch, unclaimed, pile, decisions.rows);
    auto concluded = std::make_unique<Concluded>(
        Concluded{.session = std::move(batch.session), .folder = folder, .held = std::move(held), .place = std::move(place)});
    const auto& session = concluded->session; // from here on it stays where it is
    concluded->pages = std::make_unique<const SettledPages>(pile, std::move(batch.pages), session, decisions.rows);
    concluded->conclusion = conclude(*concluded->pages, session, decisions, how.command.small_groups);
    const auto& results = concluded->conclusion.results;
    concluded->comparison = how.earlier ? std::optional{results::compare(*how.earlier, results)} : std::nullopt;
    if (is_specimen(session)) {
        concluded->specimen = judged(*concluded->pages, session, specimen_in(*world.files, batch.session_folder, session));
    }
    concluded->lost = lost_sheets(*world.files, folder, results);
    if (is_partial(how.gathered) && !concluded->lost.empty()) {
        throw Error(kept_for_lost(folder, concluded->lost));
    }
    return concluded;
}

// All of them, before anything of one is written.
Conclusions conclude_all(Batches batches, const PagePile& pile, const Concluding& how, World& world) {
    for (const auto& batch : batches.sessions) {
        if (how.earlier) {
            must_be_comparable(*how.earlier, batch.session);
        }
    }
    Conclusions all{.sessions = {}, .unclaimed = std::move(batches.unclaimed), .account = {}, .doubts = {}};
    for (auto& batch : batches.sessions) {
        all.sessions.push_back(conclude_session(std::move(batch), all.unclaimed, pile, how, world));
    }
    for (const auto page : all.unclaimed) {
        const auto reading = pile.reading(page);
        if (auto doubt = doubt_in(reading, all.account.pages())) {
            all.doubts.push_back(std::move(*doubt));
        }
        all.account.add(reading);
    }
    std::ranges::sort(all.doubts);
    return all;
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
                        {.pages = shown_of(pile, all.unclaimed), .doubts = all.doubts, .lines = [&](const auto& sink) {
                             put_all_lines(all, pile, sink);
                         }});
    }
}

std::string told_of(const Conclusions& all, const Destination& to, const Messages& say) {
    std::string text;
    for (const auto& session : all.sessions) {
        text += "\n";
        text += session->specimen
                    ? told_of_specimen(*session->specimen, session->session, session->folder, say)
                    : account_of(session->conclusion, session->folder, session->place.folder, say) + told_of_lost(session->lost, say);
    }
    if (!all.unclaimed.empty()) {
        text += "\n" + say(Msg::of_no_session) + all.account.told(to.folder, to.folder, say);
    }
    return text.substr(1);
}

bool any_session_waits(const Conclusions& all) {
    return std::ranges::any_of(all.sessions,
                               [](const auto& session) {
                                   return session->specimen ? !session->specimen->advice.empty()
                                                            : anything_waits(session->conclusion);
                               }) ||
           all.account.waits();
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
        throw Error("--anonymous-report: there is no specimen among these: print one with formradar print FORM --specimen");
    }
    world.files->write(command.anonymous_report, figures_of_specimen(*(*found)->specimen, (*found)->session));
    *world.err << Messages(world.language)(Msg::report_written, {{"file", command.anonymous_report}}) << "\n";
}

} // namespace

int run_process(const ProcessCommand& command, Voice voice, World& world) {
    if (command.watch) {
        return run_watch(command, voice, world);
    }
    check_has_paper(command, world);
    auto gathered = gather(command.scans, world);
    const auto to = destination_of(command, gathered);
    if (command.dry_run) {
        tell_plan(gathered, to.folder, command.json, world);
        return exit_done;
    }
    const auto earlier = earlier_results(command, world); // what is not there is said before everything is read
    const auto held = hold_folder(*world.files, to.folder);
    const RunPile run(*world.files, hidden_place(to, "run", world));
    read_pages(gathered, to, command, *run.pages, voice, world);
    auto batches = sorted(gathered, *run.pages, world);
    const Concluding how{.command = command, .to = to, .gathered = gathered, .earlier = earlier};
    const auto concluded = conclude_all(std::move(batches), *run.pages, how, world);
    write_all(concluded, *run.pages, how, world);
    if (!voice.quiet) {
        *world.err << told_of(concluded, to, Messages(world.language));
    }
    write_figures(concluded, command, world);
    const int code = any_session_waits(concluded) ? exit_waiting : exit_done;
    if (command.json) {
        *world.out << report::run_json(run_summary(concluded, to, code));
    }
    return code;
}

} // namespace formradar::app
