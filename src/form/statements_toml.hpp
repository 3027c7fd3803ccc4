// The statements of a form, alone or in sections.
#pragma once

#include <string>
#include <string_view>

#include "form/fields.hpp"
#include "formradar/form/form.hpp"

namespace formradar::form {

// `fields`: the table that has them.
void read_statements(Form& form, const Fields& fields, Mistakes&);

// `prefix` goes before the names of tables: "" or "form.".
[[nodiscard]] std::string write_statements(const Form&, std::string_view prefix);

} // namespace formradar::form
