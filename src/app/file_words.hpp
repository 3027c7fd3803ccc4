// What the system says of a file, in the language of whoever is at the terminal.
#pragma once

#include <string>

#include "app/messages.hpp"
#include "formradar/machine/file_error.hpp"

namespace formradar::app {

[[nodiscard]] std::string words_of(const machine::FileError&, const Messages&);

} // namespace formradar::app
