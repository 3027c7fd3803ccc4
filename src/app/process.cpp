#include "app/process.hpp"

#include <algorithm>
#include <ostream>

#include "app/account.hpp"
#include "app/batches.hpp"
#include "app/counting.hpp"
#include "app/folder_names.hpp"
#include "app/lost_sheets.hpp"
#include "app/outputs.hpp"
#include "app/report.hpp"
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

Batches sorted(const Gathered& gathered, std::vector<PageOutcome> pages, World& world) {
    if (gathered.home) {
        return one_batch(std::move(pages), gathered.sessions.front());
    }
    SessionShelf shelf(*world.files, gathered.setting.sessions, gathered.setting.registry);
    return batches_of(std::move(pages), gathered.sessions, shelf);
}

DecisionPlace decision_place(const Batch& batch, const std::string& out, const std::string& base, const World& world) {
    const auto absolute = machine::normal(out, world.files->here());
    const bool same = batch.session_folder.empty() || batch.session_folder == absolute;
    return {.folder = same ? out : batch.session_folder,
            .also = same ? "" : absolute,
            .base = base,
            .session_folder = batch.session_folder};
}

std::vector<record::Reading> all_readings(const Batch& batch, std::span<const PageOutcome> unclaimed) {
    auto readings = readings_of(batch.pages);
    std::ranges::move(readings_of(unclaimed), std::back_inserter(readings));
    return readings;
}

// What the run has come to, for its end.
struct Ending {
    std::vector<record::Reading> all;
    std::string told;
    bool waits = false;
};

class Finish {
public:
    // `base`: absolute, what names of scans start from. `is_partial`: not all that may be there could be looked into.
    Finish(const ProcessCommand& command, Destination to, std::string base, bool is_partial, World& world)
        : command_(command),
          to_(std::move(to)),
          base_(std::move(base)),
          is_partial_(is_partial),
          world_(world),
          earlier_(earlier()) {}

    [[nodiscard]] Ending conclude_all(Batches batches) {
        for (const auto& batch : batches.sessions) {
            if (earlier_) {
                must_be_comparable(*earlier_, batch.session);
            }
        }
        for (auto& batch : batches.sessions) {
            finish(batch, batches.unclaimed);
        }
        if (!to_.own) {
            finish_unclaimed(batches.unclaimed);
        }
        return std::move(ending_);
    }

private:
    [[nodiscard]] std::optional<results::Results> earlier() {
        return command_.compare.empty() ? std::nullopt : std::optional{results_in(command_.compare, world_)};
    }

    void finish(Batch& batch, std::vector<PageOutcome>& unclaimed) {
        const auto folder = folder_of(batch, to_);
        if (!to_.own) {
            held_.push_back(hold_folder(*world_.files, folder));
        }
        const auto place = decision_place(batch, folder, base_, world_);
        const auto decisions = decisions_in(*world_.files, place, all_readings(batch, unclaimed));
        claim(batch, unclaimed, decisions.rows);
        const auto conclusion = conclude(readings_of(batch.pages), batch.session, decisions, command_.small_groups);
        const auto comparison = earlier_ ? std::optional{results::compare(*earlier_, conclusion.results)} : std::nullopt;
        const auto lost = lost_sheets(*world_.files, folder, conclusion.results);
        if (is_partial_ && !lost.empty()) {
            throw Error(kept_for_lost(folder, lost));
        }
        write_outputs(*world_.files, folder,
                      {.session = batch.session,
                       .conclusion = conclusion,
                       .pages = batch.pages,
                       .comparison = comparison ? &*comparison : nullptr,
                       .handwriting = command_.handwriting,
                       .decisions = place,
                       .with_groups = command_.with_groups});
        ending_.told += "\n" + account_of(conclusion, folder, place.folder) + told_of_lost(lost);
        ending_.waits = ending_.waits || anything_waits(conclusion);
        ending_.all.insert(ending_.all.end(), conclusion.readings.begin(), conclusion.readings.end());
    }

    void finish_unclaimed(const std::vector<PageOutcome>& unclaimed) {
        const auto readings = readings_of(unclaimed);
        ending_.all.insert(ending_.all.end(), readings.begin(), readings.end());
        std::ranges::sort(ending_.all, {}, &record::Reading::source);
        write_unclaimed(*world_.files, to_.folder, ending_.all, unclaimed);
        if (!readings.empty()) {
            ending_.told += "\nOf no session: " + account_of(readings, to_.folder, to_.folder);
            ending_.waits = ending_.waits || std::ranges::any_of(readings, waits);
        }
    }

    const ProcessCommand& command_;
    Destination to_;
    std::string base_;
    bool is_partial_;
    World& world_;
    std::optional<results::Results> earlier_;
    std::vector<std::unique_ptr<machine::Hold>> held_;
    Ending ending_;
};

} // namespace

int run_process(const ProcessCommand& command, Voice voice, World& world) {
    if (command.watch) {
        return run_watch(command, voice, world);
    }
    auto gathered = gather(command.scans, world);
    const auto to = destination_of(command, gathered);
    const bool is_partial = std::ranges::any_of(gathered.found.sources, &ScanSource::is_folder);
    Finish finish(command, to, gathered.found.base, is_partial,
                  world); // first: what cannot be compared with is said before everything is read
    const auto held = hold_folder(*world.files, to.folder);
    gathered.setting.answers = command.handwriting;
    gathered.setting.ledger =
        machine::normal(machine::join(machine::join(to.folder, hidden_folder), "pages"), world.files->here());
    auto pages = read_with_progress(gathered, pool_for(command.scans.jobs, gathered.setting, world), voice, world);
    const auto ending = finish.conclude_all(sorted(gathered, std::move(pages), world));
    if (!voice.quiet) {
        *world.err << ending.told.substr(1);
    }
    return ending.waits ? exit_waiting : exit_done;
}

} // namespace formradar::app
