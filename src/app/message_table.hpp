// What the terminal says, by language: made from messages/*.toml when the program is built.
#pragma once

#include "formradar/core/phrase_table.hpp"

namespace formradar::app {

using formradar::Language;
using formradar::Message;

[[nodiscard]] std::span<const Language> message_table();

} // namespace formradar::app
