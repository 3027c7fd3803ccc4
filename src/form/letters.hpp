// Letters that cannot be printed are said before anything is laid out.
#pragma once

#include <vector>

#include "formradar/form/form.hpp"
#include "formradar/form/problem.hpp"

namespace formradar::form {

// A problem for every text of the form with a letter that the font lacks.
[[nodiscard]] std::vector<Problem> letter_problems(const Form&);

} // namespace formradar::form
