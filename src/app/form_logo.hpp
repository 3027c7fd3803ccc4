// The logo that a form's file names.
#pragma once

#include <string>

#include "formradar/form/form.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

// Pictures are looked for beside the form's file `path`.
[[nodiscard]] form::OpenLogo logos_beside(const machine::Files&, const std::string& path);

} // namespace formradar::app
