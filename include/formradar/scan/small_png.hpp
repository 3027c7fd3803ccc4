// A PNG picture of a person's own, a logo say: opened in the program itself, and therefore under narrow limits.
#pragma once

#include <cstddef>
#include <string_view>

#include "formradar/core/expected.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/image.hpp"

namespace formradar::scan {

inline constexpr std::size_t longest_small_png = 4'000'000; // bytes
inline constexpr int longest_small_side = 4000;             // pixels

// What is transparent is white. The decoder gets the picture alone: profiles, texts and all else that the file holds are left out
// before. Refuses as too large or unreadable; a picture of which rows are missing is unreadable.
[[nodiscard]] Expected<GrayImage, Refusal> open_small_png(std::string_view bytes);

} // namespace formradar::scan
