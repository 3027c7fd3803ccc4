// How large boxes are printed, on every form.
#pragma once

namespace formradar::form {

inline constexpr double box_side = 7;   // mm, of a statement's box
inline constexpr double group_side = 6; // mm, of a group's

} // namespace formradar::form
