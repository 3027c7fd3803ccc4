// A Drawing as SVG, for slides and web pages: text stays text, in Noto Sans where the reader has it.
#pragma once

#include <string>

#include "formradar/draw/drawing.hpp"

namespace formradar::draw {

// A whole file. One user unit is a millimetre. Pictures are left out: charts have none.
[[nodiscard]] std::string render_svg(const Drawing&);

} // namespace formradar::draw
