// PDF pages that hold more than one picture, drawn by poppler's pdftoppm as a separate program.
#pragma once

#include <memory>
#include <string_view>

#include "formradar/machine/program.hpp"
#include "scan/picture.hpp"

namespace formradar::scan {

class PdfRenderer {
public:
    explicit PdfRenderer(std::string_view pdf) : pdf_(pdf) {} // must outlive it
    // `long_side`: of the page, in points, 0 when it is not known.
    [[nodiscard]] Expected<Decoded, Refusal> render(int page, double long_side);

private:
    std::string_view pdf_;
    std::unique_ptr<machine::UnnamedFile> file_; // written at the first page that needs it
};

// A PGM file of 8 bits; nothing when it is something else or cut short.
[[nodiscard]] std::optional<GrayImage> parse_pgm(std::string_view bytes);

} // namespace formradar::scan
