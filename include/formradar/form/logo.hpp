// The picture at the head of a form: small and of few greys, so that every printer shows it and session.toml can keep it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"

namespace formradar::form {

inline constexpr int widest_logo = 480;  // pixels: 12 a millimetre on paper
inline constexpr int highest_logo = 168; // the same

// Without its white margins, no larger than the above, in 16 greys. Empty where nothing is to be seen on white paper.
[[nodiscard]] GrayImage logo_from(const GrayImage& picture);

// How large it is printed: as large as 40 by 14 mm allow, and not so large that its pixels are seen.
[[nodiscard]] Size<Mm> logo_size(const GrayImage& logo);

// A text for each row: a letter for each grey, "a" black to "p" white, and how many pixels have it if more than one. A row like
// the one above it is empty.
[[nodiscard]] std::vector<std::string> logo_rows(const GrayImage& logo);
// Nothing for any other texts, and for a picture that no form has.
[[nodiscard]] std::optional<GrayImage> logo_of_rows(std::span<const std::string>);

} // namespace formradar::form
