// Where messages go.
#pragma once

namespace formradar::machine {

[[nodiscard]] bool error_is_terminal(); // standard error: a person reads along, and a bar can be drawn
[[nodiscard]] unsigned error_columns(); // of that terminal; 80 when it does not say

} // namespace formradar::machine
