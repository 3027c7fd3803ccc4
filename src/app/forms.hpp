// Forms by name or file, and the forms command.
#pragma once

#include <string>
#include <vector>

#include "app/options.hpp"
#include "formradar/app/run.hpp"
#include "formradar/form/form.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/read/read_page.hpp"

namespace formradar::app {

// A built-in form, or that of a .toml file. Throws Error for one that is not there, wrong, or not to be printed on this paper.
[[nodiscard]] form::Form form_named(const machine::Files&, const std::string& name, form::Paper);

// The built-in forms as they are laid out on each paper: for sheets of sessions that are nowhere.
[[nodiscard]] const std::vector<read::KnownForm>& builtin_known();

int run_forms(const FormsCommand&, World&);

} // namespace formradar::app
