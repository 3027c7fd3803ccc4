// How much ink lies where words are printed: more than their letters have was added by a pen.
#pragma once

#include <span>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"
#include "formradar/vision/page/page_map.hpp"

namespace formradar::vision {

// Round a word's letters what is counted as on it: a line right below them, the end of one through them.
inline constexpr double round_words = 0.7; // mm

// mm² times darkness of each. Sums, since blur and a map that is slightly off leave them as they are.
[[nodiscard]] std::vector<double> ink_on_words(const GrayImage&, const PageMap&, std::span<const Rect<Mm>>);

} // namespace formradar::vision
