// How wide text is in the project's font (Noto Sans), where it breaks into lines, and the outlines of its letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formradar/draw/drawing.hpp"

namespace formradar::draw {

// mm. No kerning, as the PDF library has none.
[[nodiscard]] double text_width(std::string_view utf8, Font, double size_mm);

// Lines no wider than `width_mm`. Breaks at spaces and after hyphens and slashes, inside a word only when it is too long for a
// line.
// "\n" always breaks. An empty text gives one empty line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view utf8, Font, double size_mm, double width_mm);

// Letters that the font has no glyph for, each once, in order: to be refused before printing instead of shown as empty boxes.
[[nodiscard]] std::vector<std::string> missing_letters(std::string_view utf8, Font);

// The letters as closed polygons in mm (non-zero winding), curves flattened to 0.01 mm; for rendering pictures.
[[nodiscard]] std::vector<std::vector<Point<Mm>>> outlines(const Text&);

} // namespace formradar::draw
