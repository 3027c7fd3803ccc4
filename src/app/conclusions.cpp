// Each session's decisions are applied to its pages; those of no session go to the one whose decisions name them.
#include "app/conclusions.hpp"

#include <algorithm>
#include <utility>

#include "app/lost_sheets.hpp"
#include "app/report.hpp"
#include "app/session_files.hpp"
#include "app/specimen.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

std::string folder_of(const Batch& batch, const Destination& to) {
    return to.own ? to.folder : machine::join(to.folder, batch.session.id);
}

DecisionPlace decision_place(const Batch& batch, const std::string& out, const std::string& base, const World& world) {
    const auto absolute = machine::normal(out, world.files->here());
    const bool same = batch.session_folder.empty() || batch.session_folder == absolute;
    return {.folder = same ? out : batch.session_folder,
            .also = same ? "" : absolute,
            .base = base,
            .session_folder = batch.session_folder};
}

// Not all that may be there could be looked into.
bool is_partial(const Gathered& gathered) {
    return std::ranges::any_of(gathered.found.sources, &ScanSource::is_folder);
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
        throw kept_for_lost(folder, concluded->lost);
    }
    return concluded;
}

} // namespace

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

bool any_session_waits(const Conclusions& all) {
    return std::ranges::any_of(all.sessions,
                               [](const auto& session) {
                                   return session->specimen ? !session->specimen->advice.empty()
                                                            : anything_waits(session->conclusion);
                               }) ||
           all.account.waits();
}

} // namespace formradar::app
