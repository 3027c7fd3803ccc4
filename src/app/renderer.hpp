// pdftoppm as the renderer that scan asks for: run without a shell, with limits on its time, output and memory.
#pragma once

#include "formradar/scan/open.hpp"

namespace formradar::app {

[[nodiscard]] Expected<scan::Drawn, scan::NotDrawn> draw_pdf_page(int pdf, const scan::DrawOrder&); // `pdf`: a descriptor

[[nodiscard]] scan::Renderer pdftoppm();

} // namespace formradar::app
