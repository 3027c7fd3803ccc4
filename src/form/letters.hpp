// Letters that cannot be printed are said before anything is laid out.
#pragma once

#include "formradar/form/form.hpp"

namespace formradar::form {

// Throws Error naming every text of the form with a letter that the font lacks.
void check_letters(const Form&);

} // namespace formradar::form
