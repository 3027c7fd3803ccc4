// A form as a TOML table: on its own in a form file, or as the table `form` of a session file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "form/fields.hpp"
#include "formradar/form/form.hpp"

namespace formradar::form {

[[nodiscard]] Form read_form(const TomlTable&, Place, Mistakes&, const OpenLogo& = {});

// The root table of a form file, letters composed; a text that is no TOML gives its mistakes and nothing.
[[nodiscard]] std::optional<TomlTable> form_table(std::string_view toml, Mistakes&);

// `prefix` goes before the names of tables: "" or "form.".
[[nodiscard]] std::string write_form(const Form&, std::string_view prefix);

} // namespace formradar::form
