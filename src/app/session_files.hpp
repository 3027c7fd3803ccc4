// Further sheets put into a session's folder so that none is lost and none is given out twice.
#pragma once

#include <exception>
#include <string>
#include <vector>

#include "app/new_session.hpp"
#include "formradar/form/session.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

// The session with further sheets, and what is to be printed of them. session.toml comes first: a sheet that is on paper is
// always known. What a crash left undone is noted, so that the next run finishes it instead of giving out other sheets. What went
// wrong with the registry, else null.
[[nodiscard]] std::exception_ptr write_further_sheets(machine::Files&, const std::string& folder, const std::string& registry,
                                                      const form::Session&, const std::vector<NamedBytes>& printed);

// Whether the last of the session's batches was noted and its file perhaps never shown to anybody.
[[nodiscard]] bool last_batch_unfinished(const machine::Files&, const std::string& folder, const form::Session&);

} // namespace formradar::app
