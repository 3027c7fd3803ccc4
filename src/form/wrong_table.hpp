// The sentences of what can be wrong with a form file: made from app/messages/*.toml, the section [form].
#pragma once

#include "formradar/core/phrase_table.hpp"

namespace formradar::form {

[[nodiscard]] std::span<const Language> wrong_table();

} // namespace formradar::form
