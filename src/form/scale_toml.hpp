// The table [scale] of a form: its steps, and what they mean.
#pragma once

#include <string>
#include <string_view>

#include "form/fields.hpp"
#include "formradar/form/form.hpp"

namespace formradar::form {

// `form`: the table that has the scale.
[[nodiscard]] Scale read_scale(const Fields& form, Mistakes&);

// `prefix` goes before the table's name: "" or "form.".
[[nodiscard]] std::string write_scale(const Scale&, std::string_view prefix);

} // namespace formradar::form
