// Pages sorted by the session they are of.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/outcome.hpp"
#include "app/sessions.hpp"
#include "formradar/record/decisions.hpp"

namespace formradar::app {

struct Batch {
    form::Session session;
    std::string session_folder; // empty when it is not known
    std::vector<PageOutcome> pages;
};

struct Batches {
    std::vector<Batch> sessions;        // by id
    std::vector<PageOutcome> unclaimed; // of no session; empty when there is just one session: then they are its own
};

// A sheet of a session that is nowhere, but whose form is known, makes a batch of a session without secret and sheets.
[[nodiscard]] Batches batches_of(std::vector<PageOutcome>, std::span<const SessionAt> near, SessionShelf&);

// All pages for one session; those of another one are set aside.
[[nodiscard]] Batches one_batch(std::vector<PageOutcome>, const SessionAt&);

// Pages of no session that a decision gives to this one.
void claim(Batch&, std::vector<PageOutcome>& unclaimed, std::span<const record::Decision>);

} // namespace formradar::app
