// A layout as the table `layout` of a session file: one line a row of boxes.
#pragma once

#include <string>

#include "form/fields.hpp"
#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"

namespace formradar::form {

// Notes as a mistake whatever could not have been printed: places off the paper, a statement without its row.
[[nodiscard]] Layout read_layout(const Fields&, const Form&, Mistakes&);

} // namespace formradar::form
