// Forms of any size for tests, the same for the same seed.
#pragma once

#include "formradar/form/form.hpp"

namespace formradar::form::testing {

[[nodiscard]] Form random_form(unsigned seed, std::size_t statements);

} // namespace formradar::form::testing
