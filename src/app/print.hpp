// The print command: a new session's folder with the forms to print.
#pragma once

#include <exception>

#include "app/complaint.hpp"
#include "app/options.hpp"
#include "formradar/app/run.hpp"
#include "formradar/form/session.hpp"

namespace formradar::app {

// A session with sheets and secret of its own. Throws Error for groups that the form does not have.
[[nodiscard]] form::Session new_session(const PrintCommand&, const form::Form&, const form::FormPages&, const World&);

// Throws UsageComplaint for a title that cannot be printed.
void check_title(const std::string& title);

// That the user's registry could not be written: the sheets are printed all the same.
void warn_of_registry(Msg message, const std::exception_ptr& failed, const World&);

int run_print(const PrintCommand&, bool quiet, World&);

} // namespace formradar::app
