// The import command: scores that were typed into a table, as a session without paper.
#pragma once

#include "app/gather.hpp"

namespace formradar::app {

int run_import(const ImportCommand&, Voice, World&);

[[nodiscard]] bool has_paper(const form::Session&); // nothing was printed of a session that was imported

// Throws Error for that, and for a specimen.
void must_be_a_meeting(const form::Session&, const std::string& folder);

// Throws Error where there is none: a run over its scans would put nothing in the place of its results.
void must_have_paper(const form::Session&, const std::string& folder);

} // namespace formradar::app
