// Pages sorted by the session they are of.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/page_pile.hpp"
#include "app/sessions.hpp"
#include "app/settled_pages.hpp"
#include "formradar/record/decisions.hpp"

namespace formradar::app {

struct Batch {
    form::Session session;
    std::string session_folder; // empty when it is not known
    PageIndexes pages;          // of the pile
};

struct Batches {
    std::vector<Batch> sessions; // by id
    PageIndexes unclaimed;       // of no session; empty when there is just one session: then they are its own
};

// A sheet of a session that is nowhere, but whose form is known, makes a batch of a session without secret and sheets.
[[nodiscard]] Batches batches_of(const PagePile&, std::span<const SessionAt> near, SessionShelf&);

// All pages for one session; those of another one will be set aside.
[[nodiscard]] Batches one_batch(const PagePile&, const SessionAt&);

// Pages of no session that a decision gives to this one.
void claim(Batch&, PageIndexes& unclaimed, const PagePile&, std::span<const record::Decision>);

} // namespace formradar::app
