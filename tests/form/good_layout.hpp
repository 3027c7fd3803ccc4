// What holds for every form that is laid out.
#pragma once

#include "formradar/form/layout.hpp"

namespace formradar::form::testing {

// Everything is there, inside the page and nothing over anything else; boxes are as far apart as the reader needs, answers have
// room.
void expect_good(const Form&, Paper, Print = Print::usual);

} // namespace formradar::form::testing
