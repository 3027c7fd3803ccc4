// PDF pages that hold more than one picture, drawn by the renderer, and believed only as far as it vouches for them.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "scan/picture.hpp"

namespace formradar::scan {

class PdfRenderer {
public:
    PdfRenderer(std::string_view pdf, const OpenOptions&); // `pdf` must outlive it
    // `long_side`: of the page, in points, where it is known.
    [[nodiscard]] Expected<Decoded, Refusal> render(int page, std::optional<double> long_side);

private:
    std::string_view pdf_;
    Renderer renderer_;
    DrawPage draw_; // made at the first page that needs it
    double seconds_left_;
    bool last_try_;
    bool colour_;
};

// A PGM file of 8 bits; nothing when it is something else or cut short.
[[nodiscard]] std::optional<GrayImage> parse_pgm(std::string_view bytes);

// The first error in what a renderer said, else the first line of it: short, and without anything that a terminal would obey.
[[nodiscard]] std::string worst_complaint(std::string_view complaints);

} // namespace formradar::scan
