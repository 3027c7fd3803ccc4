// The picture that is all there is on a page of a PDF, in whatever way it is compressed.
#pragma once

#include <optional>

#include "scan/pdf_library.hpp"
#include "scan/picture.hpp"
#include "scan/placement.hpp"

namespace formradar::scan {

struct OnePicture {
    QPDFObjectHandle stream;
    Placement placement;
};

// Nothing where there is more on the page, or less.
[[nodiscard]] std::optional<OnePicture> only_picture(QPDFPageObjectHelper page);

// The stream's picture, whatever the page masks or hides of it.
[[nodiscard]] std::optional<Expected<Decoded, Refusal>> decode_unmasked(QPDFObjectHandle stream, const OpenOptions&);

// Nothing for pictures that the renderer has to draw: masks, colours that are not known here.
[[nodiscard]] std::optional<Expected<Decoded, Refusal>> decode_picture(const OnePicture&, const OpenOptions&);

} // namespace formradar::scan
