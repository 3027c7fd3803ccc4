// Pictures that a page of a PDF holds and does not show.
#pragma once

#include "scan/pdf_library.hpp"
#include "scan/picture.hpp"

namespace formradar::scan {

// Whether a page that shows nothing holds a picture with something on it: in a layer that is switched off, or left behind by a
// program that lost the page's content.
[[nodiscard]] bool hides_a_picture(QPDFPageObjectHelper page, const GrayImage& shown, const OpenOptions&);

} // namespace formradar::scan
