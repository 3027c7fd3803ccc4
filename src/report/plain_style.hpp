// Letters and margins of the pages for whoever organises: the list to tick off, and what a specimen says.
#pragma once

#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::report::plain {

inline constexpr double margin = 22; // mm

inline constexpr draw::TextStyle over{.size = draw::type::body, .colour = draw::palette::slate};
inline constexpr draw::TextStyle body{.size = draw::type::lead, .colour = draw::palette::ink};
inline constexpr draw::TextStyle small{.size = draw::type::small, .colour = draw::palette::slate};

} // namespace formradar::report::plain
