// What a page of a PDF holds and does not show.
#pragma once

#include "scan/pdf_library.hpp"
#include "scan/picture.hpp"

namespace formradar::scan {

// Whether a page that shows nothing holds a picture with something on it: in a layer that is switched off, or left behind by a
// program that lost the page's content.
[[nodiscard]] bool hides_a_picture(QPDFPageObjectHelper page, const GrayImage& shown, const OpenOptions&);

// Whether notes of the page are hidden (ink of a tablet, stamps, text), or something of it lies in a layer that is switched off:
// marks may be among it, so that nothing seen is no proof.
[[nodiscard]] bool hides_marks(QPDF&, QPDFPageObjectHelper page);

} // namespace formradar::scan
