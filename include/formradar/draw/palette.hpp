// The look of everything printed, forms and results alike: colours, sizes of type, margins.
//
// Every colour also differs in lightness, so that a grey copy says the same, and the pairs that are told apart by colour are
// safe for the colour-blind; lines and markers differ in width, dash and shape besides.
#pragma once

#include "formradar/draw/drawing.hpp"

namespace formradar::draw::palette {

inline constexpr Colour ink{29, 34, 43};         // text
inline constexpr Colour navy{22, 52, 92};        // headings, the mean
inline constexpr Colour blue{52, 112, 178};      // single sheets, high scores
inline constexpr Colour sky{163, 199, 232};      // fills
inline constexpr Colour mist{238, 243, 249};     // panels behind text
inline constexpr Colour amber{214, 126, 20};     // what needs attention: low scores, the time before
inline constexpr Colour bronze{158, 84, 0};      // amber as text: dark enough to read in small type
inline constexpr Colour sand{246, 214, 165};     // its light shade
inline constexpr Colour teal{22, 128, 112};      // further groups
inline constexpr Colour plum{132, 72, 148};      // likewise
inline constexpr Colour slate{96, 106, 120};     // second text
inline constexpr Colour line{201, 208, 217};     // rules, rings
inline constexpr Colour hairline{226, 231, 237}; // inner rings, table rules
inline constexpr Colour white{255, 255, 255};    // paper

// The colour at `alpha`, 0 (invisible) to 1.
[[nodiscard]] inline constexpr Colour faded(Colour colour, double alpha) {
    colour.alpha = alpha;
    return colour;
}

// The colour dark enough for small type on white.
[[nodiscard]] inline constexpr Colour for_text(Colour colour) {
    return colour == amber ? bronze : colour;
}

} // namespace formradar::draw::palette

namespace formradar::draw::type {

// mm of em square; 1 pt = 0.3528 mm
inline constexpr double title = 7.4;   // 21 pt
inline constexpr double heading = 4.9; // 14 pt
inline constexpr double lead = 4.1;    // 11.5 pt
inline constexpr double body = 3.5;    // 10 pt
inline constexpr double small = 2.9;   // 8.2 pt
inline constexpr double tiny = 2.4;    // 6.8 pt

} // namespace formradar::draw::type
