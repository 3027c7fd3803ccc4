// How sure the rules are of a row, before the posterior weighs it: what stands where there is none, as for groups.
#pragma once

namespace formradar::read::confidence {

inline constexpr double open_row = 0.995;
inline constexpr double beside_blackened = 0.99;
inline constexpr double beside_struck = 0.985;
inline constexpr double paler_left_out = 0.985; // at most
inline constexpr double faint_mark = 0.96;
inline constexpr double doubt = 0.5; // at most
inline constexpr double missing = 0.2;

} // namespace formradar::read::confidence
