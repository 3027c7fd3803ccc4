// Where messages go.
#pragma once

namespace formradar::machine {

[[nodiscard]] bool error_is_terminal(); // standard error: a person reads along, and a bar can be drawn

} // namespace formradar::machine
