// A Drawing as SVG, for slides and web pages: text stays text, in Noto Sans where the reader has it.
#pragma once

#include <string>

#include "formradar/draw/drawing.hpp"

namespace formradar::draw {

// What a screen reader says in place of the picture. Ids must be of their own where several pictures share a page.
struct SvgNames {
    std::string id = "picture";
    std::string title = {};
    std::string description = {};
};

// A whole file. One user unit is a millimetre. Pictures are left out: charts have none.
[[nodiscard]] std::string render_svg(const Drawing&, const SvgNames& = {});

} // namespace formradar::draw
