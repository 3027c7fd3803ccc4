// The palette's colours for screens in the dark, and one for screens by day.
#pragma once

#include "formradar/draw/palette.hpp"

namespace formradar::draw::palette {

inline constexpr Colour night{18, 23, 31};    // paper
inline constexpr Colour shade{29, 38, 49};    // panels
inline constexpr Colour dusk{56, 66, 79};     // rules
inline constexpr Colour haze{163, 173, 186};  // second text
inline constexpr Colour snow{232, 237, 244};  // text
inline constexpr Colour cream{253, 243, 227}; // by day, panels of what needs attention
inline constexpr Colour ember{51, 39, 15};    // the same in the dark
inline constexpr Colour mint{95, 201, 182};   // teal in the dark

} // namespace formradar::draw::palette
