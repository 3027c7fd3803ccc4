// Words that are longer than their line, broken as their language does.
#pragma once

#include "form/grid.hpp"
#include "formradar/form/form.hpp"

namespace formradar::form {

// Soft hyphens in the words that do not fit on a line of their column; all other words stay whole, so that hardly a form's layout
// depends on the patterns that a machine has.
[[nodiscard]] Form with_long_words_broken(Form, const Grid&);

} // namespace formradar::form
