// What all sessions of a run come to, before anything of one is written.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/account.hpp"
#include "app/batches.hpp"
#include "app/conclude.hpp"
#include "app/decided.hpp"
#include "app/gather.hpp"
#include "app/options.hpp"
#include "app/settled_pages.hpp"
#include "formradar/results/compare.hpp"
#include "formradar/results/specimen.hpp"

namespace formradar::app {

// Where everything goes: a session's own folder, else one below `out` for each session.
struct Destination {
    std::string folder; // as the user would write it
    bool own = false;   // it is the session's folder
};

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

[[nodiscard]] Conclusions conclude_all(Batches, const PagePile&, const Concluding&, World&);

[[nodiscard]] bool any_session_waits(const Conclusions&);

} // namespace formradar::app
